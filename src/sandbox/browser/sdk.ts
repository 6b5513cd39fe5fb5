import type { FaultName } from '../faults.js';
import type { opensPopup as OpensPopup, PopupRow } from './popup.js';

/**
 * The stand-in for the vendor's `iamport.js`: its surface, its protocol, its DOM and its quirks (`wire.md`), in our own
 * words. Self-contained: the service sends its source to the browser.
 */
export function sdk(opensPopup: typeof OpensPopup, popupRows: readonly PopupRow[]): void {
  type Params = Record<string, unknown>;
  type Callback = (answer: Record<string, unknown>) => void;
  interface Channel {
    pg_provider: string | null;
    pg_id: string | null;
    type: string;
  }
  interface Frame {
    key: string;
    channel: Channel;
    iframe: HTMLIFrameElement;
    address: string;
    loaded: boolean;
  }
  interface Request {
    action: string;
    params: Params;
    callback: unknown;
  }

  const page = window as unknown as { IMP?: unknown };
  // As the vendor's: an element with the id IMP counts as one that is there.
  if (page.IMP) return;

  const script = document.currentScript as HTMLScriptElement;
  const asked = new URL(script.src).searchParams;
  const fault = asked.get('fault') as FaultName | null;
  const times = asked.get('times') ?? 'Infinity';
  const service = script.src.replace(/[?#].*$/, '').replace(/\/v1\/iamport\.js$/, '');
  const serviceOrigin = new URL(service).origin;
  const version = 'sandbox';
  const agent = navigator.userAgent;
  const isApple = /iPhone|iPod|iPad/.test(agent);
  const isPhone = isApple || /Android/i.test(agent) || /Mobile/i.test(agent);

  // Under a strict policy no inline style would count.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    body.imp-payment-progress { position: static }
    body.imp-payment-progress > :not(.imp-dialog) { display: none }
    .imp-dialog { display: none; position: fixed; top: 0; left: 0; width: 100%; height: 100%; z-index: 99999 }
    .imp-dialog.mobile.ios { position: absolute }
    .imp-dialog.pc.payment-kakaopay { background: rgba(0, 0, 0, 0.5) }
    .imp-dialog.pc.payment-kakaopay .imp-frame-kakaopay { width: 426px !important; height: 550px !important;
      left: 50% !important; top: 50% !important; margin: -275px 0 0 -213px !important }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

  if (fault === 'popup-refused') {
    const open = window.open;
    let count = 0;
    window.open = (...all) => (count++ < Number(times) ? null : open.apply(window, all));
  }

  const frames = new Map<string, Frame>();
  const waiting: { requestId: string; callback: Callback }[] = [];
  let inits = -1;
  let userCode = '';
  let tierCode: string | undefined;
  let kept: Request | null = null;
  let popup: Window | null = null;
  let popupImpUid: unknown = null;
  let madeDialog: HTMLElement | null = null;

  function dialog(): HTMLElement {
    if (!madeDialog) {
      madeDialog = document.createElement('div');
      madeDialog.className = 'imp-dialog customizable';
      document.body.append(madeDialog);
      addEventListener('message', receive);
    }
    return madeDialog;
  }

  function whenReady(run: () => void): void {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, { once: true });
    else run();
  }

  function init(code: string, tier?: string): void {
    whenReady(async () => {
      dialog().textContent = '';
      frames.clear();
      inits += 1;
      userCode = code;
      tierCode = tier;
      const answer = await channelsOf(code);
      // The page was left, or the service is gone: no frames, and nothing thrown, as with the vendor's script.
      if (answer === null) return;
      const none: Channel = { pg_provider: null, pg_id: null, type: 'payment' };
      const channels = answer.code === 0 && answer.data.length > 0 ? answer.data : [none];
      channels.forEach((channel, index) => {
        createFrame(channel, index === 0);
      });
    });
  }

  async function channelsOf(code: string): Promise<{ code: number; data: Channel[] } | null> {
    try {
      return await (await fetch(address(`/users/pg/${code}`))).json();
    } catch {
      return null;
    }
  }

  function address(path: string): string {
    const query = new URLSearchParams();
    if (tierCode !== undefined) query.set('tier', tierCode);
    if (fault !== null) {
      query.set('fault', fault);
      query.set('times', times);
      query.set('retry', String(inits));
    }
    return `${service}${path}?${query}`.replace(/\?$/, '');
  }

  function keyOf(provider: string, pgId: string | null, type: string): string {
    return pgId ? `${provider}.${pgId}.${type}` : provider;
  }

  function createFrame(channel: Channel, isDefault: boolean): void {
    const { pg_provider: provider, pg_id: pgId, type } = channel;
    const key = isDefault || !provider ? 'default' : keyOf(provider, pgId, type);
    frames.get(key)?.iframe.remove();
    const root = type === 'certification' ? '/certificates/ready/' : '/payments/ready/';
    const own = isDefault || !provider ? '' : `/${provider}${pgId ? `/${pgId}` : ''}`;
    const iframe = document.createElement('iframe');
    const frame: Frame = { key, channel, iframe, address: address(root + userCode + own), loaded: false };
    const names = ['imp-frame', isPhone ? 'imp-frame-mobile' : 'imp-frame-pc'];
    if (isDefault) names.push('imp-frame-default');
    if (provider) names.push(`imp-frame-${provider}${type === 'certification' ? '-certification' : ''}`);
    iframe.className = names.join(' ');
    iframe.style.cssText = 'position:absolute;top:0;left:0;width:100%;height:100%;border:0';
    iframe.addEventListener('load', () => {
      frame.loaded = true;
      if (kept && findFrame(kept.params.pg, kept.action) === frame) request(kept);
    });
    iframe.src = frame.address;
    frames.set(key, frame);
    dialog().append(iframe);
  }

  /** The frame of a `pg`; one that is not registered falls back to the default channel, silently. */
  function findFrame(pg: unknown, action: string): Frame | undefined {
    const all = [...frames.values()];
    if (action === 'certification') return all.find(({ channel }) => channel.type === action) ?? frames.get('default');
    const [provider, ...rest] = String(pg ?? '').split('.');
    const pgId = rest.join('.');
    const fits = ({ channel }: Frame): boolean =>
      channel.type === 'payment' && channel.pg_provider === provider && (!pgId || channel.pg_id === pgId);
    return all.find(fits) ?? frames.get('default');
  }

  function request(asked: Request): void {
    whenReady(() => {
      try {
        if (!userCode) {
          alert('판매자 코드가 설정되지 않았습니다. IMP.init()을 먼저 호출해 주세요.');
          return;
        }
        const frame = findFrame(asked.params.pg, asked.action);
        if (!frame?.loaded) {
          kept = asked;
          return;
        }
        kept = null;
        send(frame, asked);
      } catch (error) {
        alert(`결제모듈 구동 중에 오류가 발생하였습니다.\n${error}`);
        close();
        refresh();
      }
    });
  }

  function send(frame: Frame, { action, params, callback }: Request): void {
    const now = Date.now();
    const provider = frame.channel.pg_provider;
    for (const other of frames.values()) other.iframe.style.display = other === frame ? '' : 'none';
    if (!params.merchant_uid) params.merchant_uid = `nobody_${now}`;
    if (!params.pay_method) params.pay_method = 'card';
    const answerTo = typeof callback === 'function' ? (callback as Callback) : isPhone ? goHome(params) : null;
    if (answerTo) {
      params.request_id = `req_${now}`;
      waiting.push({ requestId: `req_${now}`, callback: answerTo });
    }
    params.tier_code = tierCode;
    // As with the vendor's: an alert, and that was all.
    if (opensPopup(popupRows, provider, params, isPhone ? 'phone' : 'pc') && !openPopup(provider, params)) return;
    if (provider === 'kcp' && isPhone) window.name = 'tar_opener';
    post(frame, { action, data: params, origin: location.href });
    show(frame);
  }

  function post(frame: Frame, message: object): void {
    const text = JSON.stringify({ ...message, from: 'iamport-sdk', version });
    frame.iframe.contentWindow?.postMessage(text, serviceOrigin);
  }

  /** The road of a phone's request that came without a callback: values joined unescaped, `&` lost as in the original. */
  function goHome(params: Params): Callback {
    return (answer) => {
      // The newer modules know no such road: theirs says neither true nor false.
      if (answer.success !== false && answer.imp_success !== false) return;
      const target = new URL(String(params.m_redirect_url || `${service}/payments/fail`));
      const flag = params.m_redirect_url ? 'imp_success' : 'success';
      const query = `imp_uid=${answer.imp_uid}&merchant_uid=${answer.merchant_uid}&${flag}=false&error_msg=${answer.error_msg}`;
      const glue = !target.search ? '?' : target.search.includes('&') ? '' : '&';
      const place = `${target.protocol}//${target.host}${target.pathname}`;
      location.href = encodeURI(place + target.search + glue + query + target.hash);
    };
  }

  /** Opens the popup while the click still allows it, and watches for its ×; false where the browser refused it. */
  function openPopup(provider: string | null, params: Params): boolean {
    const name = `IMP_${provider}`.toUpperCase();
    const opened = window.open('', name, 'top=100,left=300,width=727,height=612,scrollbars=yes');
    if (!opened) {
      alert('팝업차단을 해제해 주셔야 결제창이 나타납니다.');
      return false;
    }
    popup = opened;
    const { request_id, merchant_uid } = params;
    const timer = setInterval(() => {
      const isCurrent = popup === opened;
      if (isCurrent && !opened.closed) return;
      clearInterval(timer);
      if (isCurrent) communicate({ request_id, merchant_uid, imp_uid: popupImpUid, result: 'check.closing' });
    }, 100);
    return true;
  }

  function show(frame: Frame): void {
    const names = ['imp-dialog', 'customizable', `${frame.channel.type}-${frame.channel.pg_provider}`];
    names.push(isPhone ? 'mobile' : 'pc');
    if (isApple) names.push('ios');
    dialog().className = names.join(' ');
    dialog().style.display = 'block';
    if (isPhone) document.body.classList.add('imp-payment-progress');
  }

  function close(): void {
    dialog().style.display = 'none';
    document.body.classList.remove('imp-payment-progress');
  }

  function refresh(): void {
    kept = null;
    for (const frame of frames.values()) {
      frame.loaded = false;
      frame.iframe.style.display = '';
      frame.iframe.src = frame.address;
    }
  }

  function receive(event: MessageEvent): void {
    if (event.origin !== serviceOrigin) return;
    // Mounted in the shop's own origin, the page's own messages would look like the service's.
    if (![...frames.values()].some(({ iframe }) => iframe.contentWindow === event.source)) return;
    let message: { action?: unknown; data?: Params } | null = null;
    try {
      message = JSON.parse(event.data);
    } catch {
      // Not ours: falls through like any unknown action.
    }
    const data = message?.data ?? {};
    if (message?.action === 'proxy.post') submit(data);
    else if (message?.action === 'payco.modal') {
      popupImpUid = data.impUid;
      if (popup) popup.location.href = String(data.orderUrl);
    } else finish(data);
  }

  function finish(data: Params): void {
    const index = waiting.map(({ requestId }) => requestId).lastIndexOf(data.request_id as string);
    const [found] = index < 0 ? [] : waiting.splice(index, 1);
    delete data.request_id;
    // One that was refused has no window to close itself.
    popup?.close();
    popup = null;
    try {
      found?.callback.call({}, data);
    } catch (error) {
      console.log(error);
    }
    close();
    refresh();
  }

  function submit(data: Params): void {
    const form = document.createElement('form');
    form.id = form.name = String(data.formId);
    form.method = String(data.method);
    form.action = String(data.action);
    form.target = String(data.target);
    form.acceptCharset = String(data.charset);
    for (const [name, value] of Object.entries(data.param as Params)) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = String(value);
      form.append(input);
    }
    dialog().append(form);
    HTMLFormElement.prototype.submit.call(form);
    form.remove();
  }

  function communicate(message: unknown): void {
    whenReady(() => {
      for (const frame of frames.values()) {
        if (frame.iframe.getClientRects().length > 0) post(frame, { action: 'communicate', data: message });
      }
    });
  }

  page.IMP = {
    init: (code: string) => init(code),
    agency: (code: string, tier: string) => init(code, tier),
    request_pay(params?: Params, callback?: Callback): false | undefined {
      if (params === undefined) {
        alert('결제요청 파라메터가 누락되었습니다.');
        return false;
      }
      request({ action: 'payment', params, callback });
      return undefined;
    },
    certification(params?: Params, callback?: Callback): void {
      const words = '샌드박스는 본인인증을 지원하지 않습니다.';
      const answer = { imp_success: false, merchant_uid: params?.merchant_uid, error_coe: 'F1001', error_msg: words };
      if (typeof callback === 'function') callback(answer);
      else alert(words);
    },
    communicate,
    close(): void {
      close();
      refresh();
    },
  };
}
