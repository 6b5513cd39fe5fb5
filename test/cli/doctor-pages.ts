/** The tags of a page, and what stands around them, as a merchant would write them. */
export interface Written {
  readonly head?: string;
  readonly script?: string;
  readonly tag?: string;
  readonly body?: string;
}

/** A tag with nothing wrong, with other attributes and content. */
export const checkout = (attributes: Readonly<Record<string, string | null>> = {}, content = BUTTON): string => {
  const all: Record<string, string | null> = { ...GOOD, ...attributes };
  const words = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}="${value}"`]));
  return `<iamport-checkout ${words.join(' ')}>${content}</iamport-checkout>`;
};

const BUTTON = '<button type="button">결제하기</button>';

const GOOD = {
  'imp-code': 'imp12345678',
  pg: 'kcp',
  'merchant-uid': 'order_1',
  'order-name': '녹차',
  amount: '14000',
  'buyer-tel': '010-1234-5678',
  'redirect-url': '/result',
  'verify-url': '/complete',
};

/** A page whose tag is in its eighth line. */
export const pageOf = ({ head = '', script = SCRIPT, tag = checkout(), body = '' }: Written): string =>
  `<!doctype html>
<html lang="ko"><head>
<meta charset="utf-8">
<title>주문서</title>
${head}
${script}
</head><body>
${tag}
${body}
</body></html>`;

export const SCRIPT = '<script src="/iamport-elements.js" async></script>';

const VENDOR = '<script src="https://cdn.iamport.kr/v1/iamport.js"></script>';
const OLD = '<script src="https://cdn.iamport.kr/js/iamport.payment-1.1.8.js"></script>';
const MERCHANT = "IMP.init('imp12345678');";
const params = "{ pg: 'kcp', name: '녹차', amount: 14000, m_redirect_url: 'https://shop.example/result' }";

/** One page, and everything that is found on it. */
export interface Case extends Written {
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `severity code`, in the order of a report. */
  readonly found: readonly string[];
  /** A part of the first finding. */
  readonly first?: Readonly<Record<string, unknown>>;
  /** What the first finding says to change, in English. */
  readonly change?: RegExp;
  /** The page as it is once that is done; a policy is written as the finding prints it. */
  readonly mended?: Written;
}

const call = (code: string): Written => ({
  head: VENDOR,
  tag: '',
  script: '',
  body: `<script>\n${MERCHANT}\n${code}\n</script>`,
});

/** A call right in the handler of a click. */
const handler = (code: string) =>
  `<script>${MERCHANT} button.addEventListener('click', function () { ${code}; });</script>`;

/** The README's policy, less or more. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self' https://cdn.iamport.kr https://service.iamport.kr",
  'frame-src': 'https://service.iamport.kr',
  'connect-src': "'self' https://service.iamport.kr",
  'style-src': "'unsafe-inline'",
};
const policy = (change: Readonly<Record<string, string | null>> = {}) =>
  Object.entries({ ...POLICY, ...change })
    .flatMap(([name, sources]) => (sources === null ? [] : [`${name} ${sources}`]))
    .join('; ');
const csp = (change?: Readonly<Record<string, string | null>>) => ({ 'content-security-policy': policy(change) });

/** A form around a tag. */
const form = (controls: string, tag: string) => `<form method="post">${controls}${tag}</form>`;

/** Every finding that reading alone makes, and what must not be one. */
export const CASES: readonly Case[] = [
  { name: 'a page with nothing wrong', found: [] },
  {
    name: 'settings that stand once',
    head: '<meta name="iamport:verify-url" content="/complete"><meta name="iamport:redirect-url" content="/result">',
    tag: `<div data-iamport-buyer-tel="010-1234-5678">${checkout({ 'verify-url': null, 'redirect-url': null, 'buyer-tel': null, pg: 'html5_inicis' })}</div>`,
    found: [],
  },
  {
    name: 'names without hyphens, as frameworks write them',
    tag: checkout({
      'order-name': null,
      'redirect-url': null,
      orderName: '녹차',
      redirectUrl: '/result',
      payMethod: 'vbank',
      vbankDue: '20991231',
    }),
    found: [],
  },
  {
    name: 'values that a server fills in',
    tag: checkout({ amount: '#{order.amount}', 'order-name': '{{ order.name }}', pg: '<%= pg %>' }),
    found: [],
  },
  {
    name: 'values that a framework fills in',
    tag: checkout({ amount: null, 'order-name': null, ':amount': 'total', '[order-name]': 'name' }),
    found: [],
  },
  {
    name: 'values that the buyer fills in',
    tag: form(
      '<input name="buyer_tel" required><select name="pay_method"><option value="card" selected></select>',
      checkout({ pg: 'html5_inicis', 'buyer-tel': null }),
    ),
    found: [],
  },
  {
    name: 'values that a script sets',
    tag: checkout({ amount: null, 'verify-url': null }),
    body: "<script>var tag = document.querySelector('iamport-checkout'); tag.amount = 3000; tag.verify = ask</script>",
    found: [],
  },
  { name: 'tags of anybody’s', body: '<constructor></constructor><x-form name="__proto__"></x-form>', found: [] },
  { name: 'a tag in a template', body: '<template><iamport-checkout></iamport-checkout></template>', found: [] },
  {
    name: 'nothing of ours',
    tag: '<p>차</p>',
    script: '',
    found: ['warning tag-missing'],
    mended: { tag: checkout(), script: SCRIPT },
    first: { line: null, tag: null },
  },
  {
    name: 'a page that a script draws',
    tag: '<div id="root"></div>',
    script: '<script type="module">document.body.append(document.createElement("iamport-checkout"))</script>',
    found: ['note tag-unseen'],
  },
  {
    name: 'a tag that closes itself',
    tag: checkout().replace(/>.*/s, ' />'),
    found: ['error tag-open'],
    mended: { tag: checkout() },
    first: { line: 8 },
    change: /`<\/iamport-checkout>`/,
  },
  {
    name: 'curly quotes',
    tag: checkout().replace('"010-1234-5678"', '”010-1234-5678”'),
    found: ['error quotes-curly'],
    mended: { tag: checkout() },
    first: { line: 8, attribute: 'buyer-tel' },
  },
  {
    name: 'a quotation inside a value',
    tag: checkout({ 'order-name': '“첫물” 녹차' }),
    found: [],
  },
  ...(
    [
      ['pay_method', 'pay-method'],
      ['merchant_uid', 'merchant-uid'],
      ['verfy-url', 'verify-url'],
      ['m_redirect_url', 'redirect-url'],
      ['redirct-url', 'redirect-url'],
    ] as const
  ).map(([written, right]) => ({
    name: written,
    tag: checkout({ [written]: 'card' }),
    found: ['error attribute-misspelt'],
    mended: { tag: checkout({ [right]: right.endsWith('url') ? '/result' : 'card' }) },
    first: { attribute: `${written}="card"` },
    change: new RegExp(`\`${right}\``),
  })),
  {
    name: 'the SDK’s name for the order’s',
    tag: checkout({ 'order-name': null, name: '녹차' }),
    found: ['error attribute-misspelt', 'error missing'],
    mended: { tag: checkout() },
    change: /`order-name`/,
  },
  {
    name: 'attributes of anybody’s',
    tag: checkout({
      id: 'pay',
      class: 'big',
      'data-product': '1',
      'aria-label': '결제',
      'x-data': '{}',
      '_ngcontent-a': '',
    }),
    found: [],
  },
  {
    name: 'a setting with an underscore',
    head: '<meta name="iamport:merchant_uid" content="order_1">',
    found: ['error setting-misspelt'],
    mended: { head: '<meta name="iamport:merchant-uid" content="order_1">' },
    first: { line: 5 },
    change: /`iamport:merchant-uid`/,
  },
  {
    name: 'a misspelt setting around a tag',
    tag: `<div data-iamport-buyer_tel="010">${checkout()}</div>`,
    found: ['error setting-misspelt'],
    mended: { tag: `<div data-iamport-buyer-tel="010">${checkout()}</div>` },
    change: /`data-iamport-buyer-tel`/,
  },
  {
    name: 'a setting in the body',
    body: '<meta name="iamport:pg" content="kcp">',
    found: ['error setting-misplaced'],
    mended: { head: '<meta name="iamport:pg" content="kcp">', body: '' },
    first: { line: 9 },
  },
  { name: 'no script', script: '', found: ['error script-missing'], mended: { script: SCRIPT } },
  {
    name: 'a script that is not there',
    script: '<script src="/js/iamport-elements.js"></script>',
    found: ['error script-unreadable'],
    mended: { script: SCRIPT },
    first: { line: 6 },
  },
  {
    name: 'a module that is loaded as a script',
    script: "<script>import 'iamport-elements/define';</script>",
    found: ['error script-module'],
    mended: { script: `<script type="module">import 'iamport-elements/define';</script>` },
    first: { line: 6 },
    change: /type="module"/,
  },
  {
    name: 'a module',
    script: '<script type="module">import \'iamport-elements/define\';</script>',
    found: [],
  },
  ...(
    [
      [
        'Cloudflare Rocket Loader',
        '<script type="3f0d6a2f5a1b4c2d9e8f7a6b-text/javascript" src="/iamport-elements.js"></script>',
      ],
      ['Cloudflare Rocket Loader', '<script type="text/rocketscript" data-rocketsrc="/iamport-elements.js"></script>'],
      ['WP Rocket', '<script type="rocketlazyloadscript" data-rocket-src="/iamport-elements.js" defer></script>'],
      ['LiteSpeed Cache', '<script type="litespeed/javascript" data-src="/iamport-elements.js"></script>'],
      ['Perfmatters', '<script type="pmdelayedscript" src="/iamport-elements.js"></script>'],
    ] as const
  ).map(([optimiser, script]) => ({
    name: `${optimiser} (${script.slice(8, 40)})`,
    script,
    found: ['warning script-held-back'],
    mended: {
      script:
        '<script src="/iamport-elements.js" data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1"></script>',
    },
    first: { line: 6 },
    change: /data-cfasync="false"/,
  })),
  {
    name: 'an optimiser of other scripts',
    head: '<script type="rocketlazyloadscript">var chat = 1</script>',
    found: [],
  },
  { name: 'two SDKs', head: VENDOR + VENDOR, found: ['error sdk-twice'], mended: { head: VENDOR }, first: { line: 5 } },
  {
    name: 'a secret in the page',
    body: "<script>var keys = { imp_key: '1234567890', imp_secret: 'abcdef0123456789' }</script>",
    found: ['error secret-exposed'],
    mended: { body: '' },
    first: { line: 9 },
  },
  { name: 'an old SDK', head: OLD, found: ['error jquery-missing'], mended: { head: VENDOR }, first: { line: 5 } },
  { name: 'an old SDK behind jQuery', head: `<script src="/jquery-1.12.4.min.js"></script>${OLD}`, found: [] },
  {
    name: 'an old SDK before a jQuery that is deferred',
    head: `<script src="/jquery-1.12.4.min.js" defer></script>${OLD}`,
    found: ['error jquery-missing'],
    mended: { head: `<script src="/jquery-1.12.4.min.js"></script>${OLD}` },
  },
  {
    name: 'no verify-url',
    tag: checkout({ 'verify-url': null }),
    found: ['warning verify-url-missing'],
    mended: { tag: checkout({ 'verify-url': '/payments/complete' }) },
  },
  {
    name: 'a button that sends the form',
    tag: form('', checkout({}, '<button>결제하기</button>')),
    found: ['warning button-submits'],
    mended: { tag: form('', checkout({ 'submit-form': '' }, '<button type="button">결제하기</button>')) },
    change: /type="button"/,
  },
  { name: 'such a button without a form', tag: checkout({}, '<button>결제하기</button>'), found: [] },
  {
    name: 'a page to come home to that is not there',
    tag: checkout({ 'redirect-url': '/gone' }),
    found: ['error return-unreachable'],
    mended: { tag: checkout() },
    first: { attribute: 'redirect-url="/gone"' },
  },
  {
    name: 'a page to come home to that sends on to one that is not there',
    tag: checkout({ 'redirect-url': '/sends-on' }),
    found: [],
  },
  {
    name: 'an order that no server knows',
    tag: checkout({ 'merchant-uid': null }),
    found: ['note order-unknown'],
    mended: { tag: checkout({ 'merchant-uid': 'order_1' }) },
    first: { line: 8 },
    change: /`prepare-url`/,
  },
  {
    name: 'an order that the server makes',
    tag: checkout({ 'merchant-uid': null, 'prepare-url': '/orders' }),
    found: [],
  },
  {
    name: 'an order that the server is told of',
    tag: checkout({ 'merchant-uid': null }),
    body: "<script>document.addEventListener('payment-request', tellTheServer);</script>",
    found: [],
  },
  {
    name: 'an order of the form’s',
    tag: `<form><input type="hidden" name="merchant_uid" value="order_1">${checkout({ 'merchant-uid': null })}</form>`,
    found: [],
  },
  {
    name: 'a call of requestPay that nobody verifies',
    tag: '',
    body: "<script>pay.onclick = () => IamportElements.requestPay({ pg: 'kcp', amount: 14000 }, done);</script>",
    found: ['warning verify-url-missing'],
    mended: { head: '<meta name="iamport:verify-url" content="/complete">' },
    first: { line: 9 },
  },
  {
    name: 'a call of requestPay that is verified',
    head: '<meta name="iamport:verify-url" content="/complete">',
    tag: '',
    body: "<script>pay.onclick = () => IamportElements.requestPay({ pg: 'kcp', amount: 14000 }, done);</script>",
    found: [],
  },
  {
    name: 'a page to come home to without a tag',
    tag: checkout({ 'redirect-url': '/plain' }),
    found: ['warning return-missing'],
    mended: { tag: checkout() },
  },
  { name: 'a page to come home to that a script draws', tag: checkout({ 'redirect-url': '/drawn' }), found: [] },
  { name: 'a page to come home to that a server answers', tag: checkout({ 'redirect-url': '/moved' }), found: [] },
  {
    name: 'a page to come home to with faults of its own',
    tag: checkout({ 'redirect-url': '/believing' }),
    found: ['warning verify-url-missing'],
    mended: { tag: checkout() },
    first: { line: 2, tag: '<iamport-return>' },
  },
  { name: 'the CSP of the README', headers: csp(), found: [] },
  { name: 'a CSP with a host and all below it', headers: csp({ 'frame-src': 'https://*.iamport.kr' }), found: [] },
  {
    name: 'a CSP that only reports',
    headers: { 'content-security-policy-report-only': "default-src 'none'" },
    found: [],
  },
  {
    name: 'a CSP in capitals',
    headers: csp({
      'script-src': "'SELF' HTTPS://CDN.IAMPORT.KR https://service.iamport.kr",
      'style-src': "'Unsafe-Inline'",
    }),
    found: [],
  },
  {
    name: 'a CSP in the body, which browsers do not read',
    body: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
    found: [],
  },
  {
    name: 'a CSP without the frames',
    headers: csp({ 'frame-src': null }),
    found: ['error csp-lacks'],
    change: /; frame-src https:\/\/service\.iamport\.kr`/,
  },
  {
    name: 'a CSP that falls back',
    headers: { 'content-security-policy': "default-src 'self'; style-src 'unsafe-inline'" },
    found: ['error csp-lacks'],
    change:
      /default-src 'self'; style-src 'unsafe-inline'; script-src 'self' https:\/\/cdn\.iamport\.kr https:\/\/service\.iamport\.kr; frame-src 'self' https:\/\/service\.iamport\.kr; connect-src 'self' https:\/\/service\.iamport\.kr`/,
  },
  {
    name: 'a CSP without verify-url',
    headers: csp({ 'connect-src': 'https://service.iamport.kr' }),
    found: ['error csp-lacks'],
    change: /connect-src https:\/\/service\.iamport\.kr 'self'/,
  },
  {
    name: 'a CSP in a meta, with a nonce for styles',
    head: `<meta http-equiv="Content-Security-Policy" content="${policy({ 'style-src': "'unsafe-inline' 'nonce-a1'" })}">`,
    found: ['error csp-lacks'],
    mended: { head: `<meta http-equiv="Content-Security-Policy" content="${policy()}">` },
    change: /style-src 'unsafe-inline'`/,
  },
  {
    name: 'a CSP without what a newer PG needs',
    headers: csp(),
    tag: checkout({ pg: 'tosspayments', 'buyer-name': '홍길동' }),
    found: ['error csp-lacks'],
    change: /frame-src https:\/\/service\.iamport\.kr https:\/\/checkout-service\.prod\.iamport\.co/,
  },
  {
    name: 'a CSP with Trusted Types',
    headers: csp({ 'require-trusted-types-for': "'script'", 'trusted-types': 'lit-html' }),
    found: ['error csp-lacks'],
    change: /trusted-types lit-html iamport-elements/,
  },
  {
    name: 'a CSP with form-action',
    headers: csp({ 'form-action': "'self'" }),
    found: ['warning csp-form-action'],
    mended: {},
  },
  {
    name: 'a CSP with strict-dynamic',
    headers: csp({ 'script-src': "'nonce-a1' 'strict-dynamic'" }),
    script: SCRIPT.replace('async', 'nonce="a1"'),
    found: [],
  },
  {
    name: 'a call after an await',
    ...call(`async function pay() { await save(); IMP.request_pay(${params}, done); }`),
    found: ['warning call-late'],
    mended: { body: handler(`IMP.request_pay(${params}, done)`) },
    first: { line: 11 },
  },
  {
    name: 'a call in an answer',
    ...call(
      `$('#pay').click(function () { $.post('/orders', function () { window.IMP.request_pay(${params}, done); }); });`,
    ),
    found: ['warning call-late'],
    mended: { body: handler(`IMP.request_pay(${params}, done)`) },
  },
  {
    name: 'a call in a handler that came with an answer',
    ...call(`fetch('/me').then(() => button.addEventListener('click', () => IMP.request_pay(${params}, done)));`),
    found: [],
  },
  {
    name: 'a callback that believes',
    ...call(
      `function pay() { IMP.request_pay(${params}, function (rsp) { if (rsp.success) location = '/thanks'; }); }`,
    ),
    found: ['warning call-trusts-success'],
    mended: {
      head: `${VENDOR}<meta name="iamport:verify-url" content="/payments/complete">`,
      script: SCRIPT,
      body: handler(`IamportElements.requestPay(${params}, function (rsp) { if (rsp.success) location = '/thanks'; })`),
    },
  },
  {
    name: 'a call that cannot come home',
    ...call("function pay() { IMP.request_pay({ pg: 'kcp', amount: 14000 }, done); }"),
    found: ['error call-redirect-missing'],
    mended: { body: handler(`IMP.request_pay(${params}, done)`) },
  },
  {
    name: 'a call with an amount as text',
    ...call(`function pay() { IMP.request_pay(${params.replace('14000', "'14000'")}, done); }`),
    found: ['error call-amount-text'],
    mended: { body: handler(`IMP.request_pay(${params}, done)`) },
  },
  {
    name: 'a page inside an app',
    tag: checkout({ 'app-scheme': 'myshop' }),
    found: ['note app-around'],
    first: { attribute: 'app-scheme="myshop"' },
    change: /native --platform ios --pg kcp --scheme myshop/,
  },
  {
    name: 'an amount with a comma and a unit',
    tag: checkout({ amount: '14,000원' }),
    found: ['error amount-malformed'],
    first: { line: 8, attribute: 'amount="14,000원"', device: null },
  },
  {
    name: 'a phone that cannot come home',
    tag: checkout({ 'redirect-url': null }),
    found: ['error redirect-url-missing'],
    first: { attribute: 'redirect-url', device: 'phone' },
  },
  {
    name: 'a name that is too long for its PG',
    tag: checkout({ pg: 'nice_v2', 'order-name': '하동 화개의 첫물 우전 녹차 한 통' }),
    found: ['warning order-name-long'],
  },
  {
    name: 'a PG that wants more, by what stands once',
    head: '<meta name="iamport:pg" content="html5_inicis">',
    tag: checkout({ pg: null, 'buyer-tel': null }),
    found: ['error buyer-tel-missing'],
  },
  {
    name: 'a field of the form with a wrong value',
    tag: form('<input type="hidden" name="amount" value="1,000">', checkout({ amount: null })),
    found: ['error amount-malformed'],
  },
];
