import type { Advice } from '../../advice/index.js';
import { findProfile } from '../../profiles/index.js';
import { VENDOR_SCRIPT } from '../../request/index.js';
import { isOnlyModule } from './calls.js';
import {
  checkouts,
  curly,
  type Examined,
  type Hit,
  handlesReturn,
  hasVerify,
  hitsOf,
  isLocal,
  leftSandboxes,
  misspelt,
  returnHits,
  submitting,
  unknownOrders,
  unknownSettings,
  unverifiedCalls,
} from './finders.js';
import type { Severity } from './finding.js';
import { isOwn, isPaymentUrl, lacking, originOf } from './needs.js';
import { keptAway, onceEach } from './network.js';
import type { Script } from './page.js';
import { parsePolicy } from './policy.js';
import { addressOf, bringsTags, codeOf, isOwnScript, isPayment, isVendor, optimiserOf, wordOf } from './scripts.js';
import { settingOf } from './tags.js';

/** One kind of thing that goes wrong; `{word}` in its sentences is what was found. */
export interface Row extends Advice {
  readonly code: string;
  readonly severity: Severity;
  readonly find: (examined: Examined) => readonly Hit[];
}

/** Everything that goes wrong beside a request's own issues. A row is all that there is to a finding. */
export const ROWS: readonly Row[] = [
  {
    code: 'tag-missing',
    severity: 'warning',
    find: ({ page, subjects }) => {
      const mentions = page.scripts.some((script) => isPayment(script));
      return subjects.length === 0 &&
        !mentions &&
        page.scripts.every(({ text, src }) => text !== null || VENDOR_SCRIPT.test(src))
        ? [{}]
        : [];
    },
    cause: {
      ko: '이 페이지에는 `<iamport-checkout>`도 `<iamport-return>`도 없고, 결제를 호출하는 스크립트도 없습니다.',
      en: 'The page has neither `<iamport-checkout>` nor `<iamport-return>`, and no script that calls a payment.',
    },
    change: {
      ko: '결제 버튼이나 결제 결과가 있는 페이지의 주소를 적습니다.',
      en: 'Name the page that has the payment button, or the one that payments come home to.',
    },
  },
  {
    code: 'tag-unseen',
    severity: 'note',
    find: ({ page, subjects, visits }) => {
      const mayDraw = page.scripts.some((script) => script.text === null || /iamport-checkout/.test(codeOf(script)));
      const calls = page.scripts.some((script) => /request_pay|requestPay|onReturn/.test(codeOf(script)));
      return subjects.length === 0 && visits.length === 0 && mayDraw && !calls ? [{}] : [];
    },
    cause: {
      ko: 'HTML에는 태그가 없으니 스크립트가 그리는 것으로 보입니다. 읽기만 해서는 판단할 수 없습니다.',
      en: 'The HTML has no tag; a script seems to draw it. Reading alone cannot judge it.',
    },
    change: {
      ko: '이 컴퓨터에 Chromium 계열 브라우저를 설치하거나 `--browser`로 알려 주고, 페이지를 주소로 검사합니다.',
      en: 'Install a browser of the Chromium family or name it by `--browser`, and give the page by its address.',
    },
  },
  {
    code: 'page-insecure',
    severity: 'warning',
    find: ({ page, subjects }) => {
      const { protocol, hostname } = new URL(page.source.url);
      return subjects.length > 0 && protocol === 'http:' && !isLocal(hostname) ? [{}] : [];
    },
    cause: {
      ko: '페이지가 `http://`로 열립니다. 결제 정보가 암호화되지 않고, 이런 페이지를 받지 않는 PG도 있습니다.',
      en: 'The page is served over `http://`. What buyers type is not encrypted, and some PGs refuse such pages.',
    },
    change: {
      ko: '`https://`로 열리게 하고, `http://`로 온 요청은 그리로 보냅니다.',
      en: 'Serve it over `https://`, and redirect `http://` there.',
    },
  },
  {
    code: 'tag-open',
    severity: 'error',
    find: ({ subjects }) =>
      subjects.filter(({ tag }) => tag.isOpen).map(({ tag }) => ({ tag, words: { name: tag.name } })),
    cause: {
      ko: '태그가 닫히지 않았습니다. HTML은 `<{name} />`을 여는 태그로 읽어, 뒤에 오는 내용이 모두 그 안에 들어갑니다.',
      en: 'The tag is not closed. HTML reads `<{name} />` as an opening tag, and the rest of the page falls into it.',
    },
    change: {
      ko: '`</{name}>`으로 닫습니다.',
      en: 'Close it with `</{name}>`.',
    },
  },
  {
    code: 'quotes-curly',
    severity: 'error',
    find: ({ page }) => page.tags.flatMap((tag) => curly(tag, page)),
    cause: {
      ko: '{written}: 둥근따옴표는 HTML의 따옴표가 아니어서 값의 일부가 됩니다.',
      en: '{written}: curly quotes are no quotes to HTML, and become a part of the value.',
    },
    change: {
      ko: '따옴표를 키보드의 곧은따옴표 `"`로 바꿉니다. 워드나 메신저를 거친 코드는 다시 확인합니다.',
      en: 'Type straight quotes, `"`. Look again at whatever came through a word processor or a messenger.',
    },
  },
  {
    code: 'attribute-misspelt',
    severity: 'error',
    find: ({ subjects }) => subjects.flatMap(misspelt),
    cause: {
      ko: '`{written}`: 이런 속성은 없어서 읽지 않습니다.',
      en: '`{written}`: there is no such attribute, so it is not read.',
    },
    change: {
      ko: '`{right}`로 적습니다.',
      en: 'Write `{right}`.',
    },
  },
  {
    code: 'setting-misspelt',
    severity: 'error',
    find: unknownSettings,
    cause: {
      ko: '`{written}`: 이런 설정은 없어서 읽지 않습니다. 이름은 밑줄이 아니라 하이픈으로 잇습니다.',
      en: '`{written}`: there is no such setting, so it is not read. Names take hyphens, not underscores.',
    },
    change: {
      ko: '`{right}`처럼 속성의 이름으로 적습니다.',
      en: 'Write an attribute’s name, as in `{right}`.',
    },
  },
  {
    code: 'setting-misplaced',
    severity: 'error',
    find: ({ page }) =>
      page.settings.filter(({ isInHead }) => !isInHead).map(({ name, line }) => ({ line, words: { name } })),
    cause: {
      ko: '`<meta name="{name}">`이 `<head>` 밖에 있어 읽지 않습니다. `<head>` 안에 다른 태그가 섞이면 그 뒤는 모두 본문이 됩니다.',
      en: '`<meta name="{name}">` is outside of `<head>` and is not read. A foreign tag inside `<head>` ends it, and what follows is body.',
    },
    change: {
      ko: '`<head>` 안의 맨 위로 옮깁니다.',
      en: 'Move it to the top of `<head>`.',
    },
  },
  {
    code: 'script-missing',
    severity: 'error',
    find: ({ page, subjects }) => {
      const isKnown = page.scripts.every(
        (script) => codeOf(script) !== '' || script.status !== null || isVendor(script) || script.src === '',
      );
      return subjects.length > 0 && isKnown && !page.scripts.some(bringsTags) ? [{}] : [];
    },
    cause: {
      ko: '태그는 있는데 태그를 움직이는 스크립트가 없습니다. 버튼을 눌러도 아무 일도 일어나지 않습니다.',
      en: 'The tag is there, but not the script that brings it to life. The button does nothing.',
    },
    change: {
      ko: '`<script src="/iamport-elements.js" async></script>`를 넣습니다. 번들러를 쓰면 `import \'iamport-elements/define\'`을 적습니다.',
      en: 'Add `<script src="/iamport-elements.js" async></script>`, or with a bundler `import \'iamport-elements/define\'`.',
    },
  },
  {
    code: 'script-unreadable',
    severity: 'error',
    find: ({ page, visits }) => {
      const dead = page.scripts.filter((script) => script.status !== null && isPayment(script));
      const lines = dead.map(({ src, status, line }) => ({ line, words: { src, why: `${status}` } }));
      const isSaid = (url: string) => dead.some(({ src }) => url.endsWith(src.replace(/^\.?\//, '')));
      const failed = visits
        .flatMap((visit) => visit.failed.filter((one) => !keptAway(visit).includes(one)))
        .filter(({ url }) => (isOwnScript(url) || VENDOR_SCRIPT.test(url)) && !isSaid(url));
      return [...lines, ...onceEach(failed)];
    },
    cause: {
      ko: '{src}: 이 스크립트를 받지 못했습니다. 브라우저나 서버의 답은 “{why}”입니다.',
      en: '{src}: this script could not be had. The browser, or the server, says “{why}”.',
    },
    change: {
      ko: '주소를 브라우저에서 직접 열어 스크립트가 나오는지 확인하고, 경로와 광고 차단, 네트워크를 살펴봅니다.',
      en: 'Open the address in a browser and see whether a script comes. Check its path, ad blockers and the network.',
    },
  },
  {
    code: 'network-missing',
    severity: 'note',
    find: ({ visits }) => onceEach(visits.flatMap(keptAway)),
    cause: {
      ko: '{src}: 이 컴퓨터의 네트워크에서는 받을 수 없었고, 이유는 {why}입니다. 페이지의 잘못은 아니지만, 그 뒤에 일어날 일은 보지 못했습니다.',
      en: '{src}: this machine’s network does not reach it ({why}). The page is not to blame, but what would follow was not seen.',
    },
    change: {
      ko: '인터넷이 되는 곳에서 다시 검사하거나, 페이지가 샌드박스의 `sdk-url`을 쓰게 하고 검사합니다.',
      en: 'Run it again where there is a network, or with the sandbox’s `sdk-url` on the page.',
    },
  },
  {
    code: 'script-module',
    severity: 'error',
    find: ({ page }) =>
      page.scripts
        .filter((script) => /^(?:|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i.test(wordOf(script, 'type')))
        .filter((script) => bringsTags(script) && isOnlyModule(codeOf(script)))
        .map(({ src, line }) => ({ line, words: { src: src || '<script>' } })),
    cause: {
      ko: '{src}: 모듈인데 보통 스크립트로 불러와 문법 오류로 멈춥니다.',
      en: '{src}: this is a module, but is loaded as a plain script and stops with a syntax error.',
    },
    change: {
      ko: '`<script type="module">`로 적거나, 파일 하나로 된 `iamport-elements.js`를 씁니다.',
      en: 'Write `<script type="module">`, or take `iamport-elements.js`, which is one plain file.',
    },
  },
  {
    code: 'script-held-back',
    severity: 'warning',
    find: ({ page }) =>
      page.scripts.flatMap((script) => {
        const name = optimiserOf(script);
        return name !== undefined && isPayment(script)
          ? [{ line: script.line, words: { name, src: addressOf(script) || '<script>' } }]
          : [];
      }),
    cause: {
      ko: '{src}: 스크립트 최적화 도구({name})가 붙잡아 두었다가 나중에 실행합니다. 그때까지 결제 버튼이 움직이지 않고, 실행 순서가 바뀌기도 합니다.',
      en: '{src}: {name} holds it back and runs it later. Until then the payment button does nothing, and the order of scripts may change.',
    },
    change: {
      ko: '이 스크립트를 최적화에서 빼고, 태그에 `data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1"`을 적습니다.',
      en: 'Exclude the script from the optimiser, and write `data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1"` on its tag.',
    },
  },
  {
    code: 'sdk-twice',
    severity: 'error',
    find: ({ page }) =>
      page.scripts
        .filter((script) => isVendor(script) && !script.attributes.has('nomodule'))
        .slice(1)
        .map((script) => ({ line: script.line, words: { src: addressOf(script) } })),
    cause: {
      ko: '{src}: 포트원 SDK를 한 번 더 불러옵니다. 나중 것이 `IMP`를 바꾸면 `IMP.init`과 열려 있던 결제창을 잃습니다.',
      en: '{src}: this loads the vendor’s SDK a second time. Where the later one replaces `IMP`, the call of `IMP.init` and an open window are lost.',
    },
    change: {
      ko: '`https://cdn.iamport.kr/v1/iamport.js` 하나만 남깁니다. `<iamport-checkout>`만 쓰는 페이지라면 둘 다 지워도 됩니다.',
      en: 'Keep `https://cdn.iamport.kr/v1/iamport.js` alone. A page that only uses `<iamport-checkout>` needs neither.',
    },
  },
  {
    code: 'sdk-sandbox',
    severity: 'error',
    find: leftSandboxes,
    cause: {
      ko: '개발하던 컴퓨터의 샌드박스를 가리킵니다. 구매자의 기기에는 그런 주소가 없습니다.',
      en: 'This names the sandbox of the machine that the page was made on. Buyers’ devices have no such address.',
    },
    change: {
      ko: '`sdk-url`을 지우면 포트원의 SDK로 실제 결제를 받습니다. 스크립트라면 `https://cdn.iamport.kr/v1/iamport.js`로 바꿉니다.',
      en: 'Remove `sdk-url` to take real payments by the vendor’s SDK; a script of the page’s own becomes `https://cdn.iamport.kr/v1/iamport.js`.',
    },
  },
  {
    code: 'secret-exposed',
    severity: 'error',
    find: ({ page }) =>
      page.scripts
        .filter(({ text }) => /\bimp_?secret['"]?\s*[:=]\s*['"`]\w{10,}/i.test(text ?? ''))
        .map((script) => ({ line: script.line, words: { src: script.src || '<script>' } })),
    cause: {
      ko: '{src}: REST API의 비밀키가 페이지에 들어 있습니다. 누구나 꺼내어 결제를 조회하고 취소할 수 있습니다.',
      en: '{src}: the secret of the REST API is in the page. Anybody can take it, look payments up and cancel them.',
    },
    change: {
      ko: '포트원 콘솔에서 키를 새로 발급받고, REST API는 서버에서만 호출합니다.',
      en: 'Have a new key issued in the PortOne console, and call the REST API from your server only.',
    },
  },
  {
    code: 'jquery-missing',
    severity: 'error',
    find: ({ page: { scripts } }) =>
      scripts.flatMap((script, index) => {
        const address = addressOf(script);
        if (!/iamport\.payment-/.test(address)) return [];
        const before = scripts.slice(0, index);
        const isLate = (one: Script) =>
          ['async', 'defer'].some((name) => one.attributes.has(name) && !script.attributes.has(name));
        const isThere = before.some(
          (one) => (/jquery/i.test(one.src) || /\bjQuery\s*=|jQuery v\d/.test(codeOf(one))) && !isLate(one),
        );
        const isUnknown = before.some(
          (one) => one.text === null && !isVendor(one) && !isOwnScript(one.src) && !isLate(one),
        );
        return isThere || isUnknown ? [] : [{ line: script.line, words: { src: address } }];
      }),
    cause: {
      ko: '{src}: 옛 SDK는 앞에 jQuery가 있어야 움직이는데, 그보다 먼저 실행되는 jQuery가 없습니다.',
      en: '{src}: the old SDK needs jQuery before it, and no jQuery runs before it here.',
    },
    change: {
      ko: 'jQuery가 필요 없는 `https://cdn.iamport.kr/v1/iamport.js`로 바꾸거나, jQuery를 `async`나 `defer` 없이 그 앞에 둡니다.',
      en: 'Change to `https://cdn.iamport.kr/v1/iamport.js`, which needs none, or put jQuery before it without `async` or `defer`.',
    },
  },
  {
    code: 'verify-url-missing',
    severity: 'warning',
    find: (examined) => [
      ...examined.subjects.filter((subject) => !hasVerify(subject, examined.page)).map(({ tag }) => ({ tag })),
      ...unverifiedCalls(examined),
    ],
    cause: {
      ko: '`verify-url`이 없어 브라우저가 들은 말을 그대로 결과로 삼습니다. 누구나 꾸며 낼 수 있고, 결제된 주문이 실패로 보이기도 합니다.',
      en: 'Without `verify-url` the outcome is what the browser was told. Anybody can make that up, and some paid orders look like failures.',
    },
    change: {
      ko: '서버에서 결제를 조회해 답하는 주소를 만들어 `verify-url="/payments/complete"`처럼 적고, `requestPay`라면 `<meta name="iamport:verify-url">`에 적습니다. `iamport-elements/server`의 `completeHandler`가 그 일을 합니다.',
      en: 'Let your server look the payment up, and name that address as in `verify-url="/payments/complete"` (for `requestPay` in `<meta name="iamport:verify-url">`). `completeHandler` of `iamport-elements/server` does it.',
    },
  },
  {
    code: 'order-unknown',
    severity: 'note',
    find: unknownOrders,
    cause: {
      ko: '`merchant-uid`가 없어 주문번호를 클릭할 때 새로 만듭니다. 서버는 그 주문을 모르니 결제되어도 확인하지 못합니다.',
      en: 'Without `merchant-uid` the order number is made up at the click. The server does not know that order, and cannot vouch for it once it is paid.',
    },
    change: {
      ko: '서버가 주문을 저장하고 그 번호를 `merchant-uid`에 적거나, `prepare-url`로 주문을 만들게 합니다.',
      en: 'Have the server store an order and print its number into `merchant-uid`, or make it behind `prepare-url`.',
    },
  },
  {
    code: 'button-submits',
    severity: 'warning',
    find: (examined) => checkouts(examined).flatMap(submitting),
    cause: {
      ko: '태그 안의 {written}은 폼을 보내는 버튼입니다. 스크립트가 오기 전에 누르면 결제하지 않은 주문이 전송됩니다.',
      en: 'The {written} inside the tag sends the form. Pressed before the script is there, it sends an order that nobody has paid.',
    },
    change: {
      ko: '`type="button"`을 적습니다. 결제가 끝난 뒤에 폼을 보내는 일은 `submit-form`이 합니다.',
      en: 'Write `type="button"`. Once it is paid, `submit-form` sends the form.',
    },
  },
  {
    code: 'return-unreachable',
    severity: 'error',
    find: (examined) => returnHits(examined, (found) => (typeof found === 'number' ? { status: `${found}` } : null)),
    cause: {
      ko: '{url}: 휴대폰에서 결제를 마치고 돌아올 페이지가 HTTP {status} 오류로 답합니다. 구매자는 결제하고도 결과를 보지 못합니다.',
      en: '{url}: phones come home to this page, which answers with HTTP {status}. Buyers pay and do not see how it ended.',
    },
    change: {
      ko: '이 주소를 GET으로 열리게 하거나 `redirect-url`을 고치고, 그 페이지에 `<iamport-return>`을 둡니다.',
      en: 'Let this address answer a GET, or correct `redirect-url`, and put `<iamport-return>` on that page.',
    },
  },
  {
    code: 'return-missing',
    severity: 'warning',
    find: (examined) =>
      returnHits(examined, (found) => {
        // Where another page answers, a server has looked at the payment.
        if (found === null || typeof found === 'number' || found.source.moved) return null;
        return handlesReturn(found) ? null : {};
      }),
    cause: {
      ko: '{url}: 휴대폰에서 돌아올 이 페이지에 `<iamport-return>`이 없습니다. 결제 결과를 확인하고 알리는 것이 보이지 않습니다.',
      en: '{url}: phones come home to this page, which has no `<iamport-return>`. Nothing there seems to check the payment and tell the buyer.',
    },
    change: {
      ko: '그 페이지에 `<iamport-return verify-url="/payments/complete"></iamport-return>`과 스크립트를 넣습니다. 서버가 직접 처리한다면 그대로 두어도 됩니다.',
      en: 'Put `<iamport-return verify-url="/payments/complete"></iamport-return>` and the script on it. If your server handles it, leave it as it is.',
    },
  },
  {
    code: 'csp-lacks',
    severity: 'error',
    find: lacking,
    cause: {
      ko: '페이지의 CSP가 결제에 필요한 것을 막습니다. 모자란 것은 `{lack}`입니다.',
      en: 'The page’s CSP stops what a payment needs. It lacks `{lack}`.',
    },
    change: {
      ko: '`Content-Security-Policy: {header}`로 바꿉니다.',
      en: 'Change it to `Content-Security-Policy: {header}`.',
    },
  },
  {
    code: 'csp-form-action',
    severity: 'warning',
    find: ({ page, subjects }) =>
      subjects.length > 0 && page.policies.some((text) => parsePolicy(text).has('form-action')) ? [{}] : [],
    cause: {
      ko: 'CSP에 `form-action`이 있습니다. 휴대폰은 PG로 폼을 보내며 떠나므로, PG의 호스트가 빠져 있으면 아무 말 없이 막힙니다.',
      en: 'The CSP has `form-action`. A phone leaves by a form to the PG, and is stopped without a word where the PG’s hosts are not in it.',
    },
    change: {
      ko: '이 페이지의 CSP에서 `form-action`을 빼거나, 쓰는 PG의 호스트를 모두 적습니다.',
      en: 'Leave `form-action` out of this page’s CSP, or name every host of your PGs.',
    },
  },
  {
    code: 'csp-blocked',
    severity: 'error',
    find: (examined) => {
      const lack = lacking(examined)
        .map(({ words }) => words?.lack ?? '')
        .join(' ');
      const blocked = examined.visits
        .flatMap((visit) => visit.blocked)
        .filter(({ url }) => isPaymentUrl(url, examined));
      const unsaid = blocked.filter(({ url }) => !lack.includes(originOf(url)) && !isOwn(url, examined));
      // The tag asks again, with a query of its own.
      return [...new Set(unsaid.map(({ directive, url }) => `${directive} ${url.replace(/\?.*/, '')}`))].map((what) => {
        const [directive = '', url = ''] = what.split(' ');
        return { words: { directive, url } };
      });
    },
    cause: {
      ko: '{url}: 브라우저에서 페이지를 여니 CSP의 `{directive}` 때문에 막혔습니다.',
      en: '{url}: opened in a browser, the page’s CSP stopped this by `{directive}`.',
    },
    change: {
      ko: '`{directive}`에 이 주소의 호스트를 더합니다.',
      en: 'Add the host of that address to `{directive}`.',
    },
  },
  {
    code: 'tag-dead',
    severity: 'error',
    find: ({ subjects, visits }) =>
      visits.some((visit) => keptAway(visit).length > 0)
        ? []
        : subjects
            .filter(({ seen }) => [...seen.values()].some(({ isDefined }) => !isDefined))
            .map(({ tag }) => ({ tag })),
    cause: {
      ko: '브라우저에서 페이지를 열어도 태그가 움직이지 않습니다. 스크립트가 오지 않았거나 오류로 멈췄습니다.',
      en: 'Opened in a browser, the tag stays dead. Its script did not come, or stopped with an error.',
    },
    change: {
      ko: '함께 나온 스크립트와 CSP, 콘솔의 오류부터 고칩니다.',
      en: 'Begin with what is found here about scripts, the CSP and the console.',
    },
  },
  {
    code: 'console-error',
    severity: 'warning',
    find: ({ visits }) =>
      [...new Set(visits.flatMap((visit) => (keptAway(visit).length > 0 ? [] : visit.errors)))].map((error) => ({
        words: { error },
      })),
    cause: {
      ko: '브라우저에서 페이지를 여니 콘솔에 “{error}” 오류가 나왔습니다.',
      en: 'Opened in a browser, the page’s console shows “{error}”.',
    },
    change: {
      ko: '결제와 상관없어 보여도 고칩니다. 오류가 난 스크립트에서는 그 뒤의 코드가 실행되지 않습니다.',
      en: 'Correct it, even where it seems to have nothing to do with payments. What follows it in its script does not run.',
    },
  },
  {
    code: 'call-late',
    severity: 'warning',
    find: (examined) => hitsOf(examined, ({ isLate }) => isLate),
    cause: {
      ko: '{where}에서 다른 응답을 기다린 뒤에 `IMP.request_pay`를 호출합니다. 그때는 클릭이 지나가 브라우저가 결제 팝업을 막습니다.',
      en: '{where} waits for something before it calls `IMP.request_pay`. By then the click is over, and browsers refuse the pop-up.',
    },
    change: {
      ko: '기다릴 일은 클릭 전에 끝내고 클릭 핸들러에서 바로 호출합니다. `<iamport-checkout>`에서는 `prepare-url`이 그 일을 합니다.',
      en: 'Do it before the click, and call right in the handler. On `<iamport-checkout>` that is what `prepare-url` does.',
    },
  },
  {
    code: 'call-trusts-success',
    severity: 'warning',
    find: (examined) => hitsOf(examined, ({ readsSuccess }) => readsSuccess),
    cause: {
      ko: '{where}의 콜백이 `success`를 봅니다. 신모듈 PG는 이 값을 보내지 않고, 입금 전인 가상계좌도 `true`로 옵니다.',
      en: 'The callback in {where} looks at `success`. Newer PGs send none, and a virtual account that nobody has paid into comes as `true`.',
    },
    change: {
      ko: '`IMP.request_pay(`를 `IamportElements.requestPay(`로 바꾸고 `<meta name="iamport:verify-url" content="/payments/complete">`를 적으면 서버가 확인한 결과가 옵니다.',
      en: 'Change `IMP.request_pay(` to `IamportElements.requestPay(` and add `<meta name="iamport:verify-url" content="/payments/complete">`: then it is what your server found.',
    },
  },
  {
    code: 'call-redirect-missing',
    severity: 'error',
    find: (examined) => hitsOf(examined, ({ lacksRedirect }) => lacksRedirect),
    cause: {
      ko: '{where}의 `IMP.request_pay`에 `m_redirect_url`이 없습니다. 휴대폰은 페이지를 떠나므로 콜백이 불리지 않습니다.',
      en: '`IMP.request_pay` in {where} has no `m_redirect_url`. A phone leaves the page, and the callback never runs.',
    },
    change: {
      ko: '`m_redirect_url`에 결과 페이지의 주소를 적고, 그 페이지에 `<iamport-return>`을 둡니다.',
      en: 'Name the page of the result in `m_redirect_url`, and put `<iamport-return>` on it.',
    },
  },
  {
    code: 'call-amount-text',
    severity: 'error',
    find: (examined) => hitsOf(examined, ({ hasTextAmount }) => hasTextAmount),
    cause: {
      ko: '{where}의 `IMP.request_pay`에 `amount`가 문자열로 적혀 있습니다. SDK는 2024년 3월부터 숫자가 아니면 결제창을 열지 않습니다.',
      en: '`IMP.request_pay` in {where} has its `amount` as text. Since March 2024 the SDK opens no window unless it is a number.',
    },
    change: {
      ko: '따옴표 없이 `amount: 14000`처럼 적습니다.',
      en: 'Write it without quotes, as in `amount: 14000`.',
    },
  },
  {
    code: 'app-around',
    severity: 'note',
    find: (examined) =>
      checkouts(examined).flatMap(({ tag }) => {
        const scheme = settingOf(tag, 'app-scheme').replace(/:.*$/, '');
        const pg = findProfile(settingOf(tag, 'pg'))?.code ?? '…';
        return scheme === '' ? [] : [{ tag, attribute: `app-scheme="${scheme}"`, words: { pg, scheme } }];
      }),
    cause: {
      ko: '`app-scheme`이 있으니 앱의 WebView에서 열리는 페이지입니다. 앱에도 카드사와 은행의 앱을 열고 돌아오는 코드가 있어야 합니다.',
      en: 'With `app-scheme` the page is for an app’s WebView. The app too has to open the apps of banks and card companies, and come back.',
    },
    change: {
      ko: '`npx iamport-elements native --platform ios --pg {pg} --scheme {scheme}`이 그 코드를, `native check`가 빠진 것을 알려 줍니다.',
      en: '`npx iamport-elements native --platform ios --pg {pg} --scheme {scheme}` prints that code, and `native check` says what an app is missing.',
    },
  },
];
