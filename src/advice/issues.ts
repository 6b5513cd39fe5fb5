import type { IssueCode } from '../request/issues.js';
import type { Advice } from './advice.js';

const tooLong = (attribute: string, limit: number): Advice => ({
  cause: {
    ko: `\`${attribute}\` 값이 포트원 규격의 최대 길이인 ${limit}자를 넘습니다.`,
    en: `\`${attribute}\` is longer than the ${limit} characters that PortOne specifies.`,
  },
  change: {
    ko: `\`${attribute}\` 값을 ${limit}자 이내로 줄입니다. 전체 값은 가맹점의 주문 정보에 보관합니다.`,
    en: `Shorten \`${attribute}\` to ${limit} characters. Keep the whole value in your own order.`,
  },
});

/** What is behind every issue of a request. */
export const ISSUE_ADVICE: Readonly<Record<IssueCode, Advice>> = {
  missing: {
    cause: {
      ko: '반드시 있어야 하는 값이 없거나 비어 있습니다.',
      en: 'A value that every payment needs is missing or empty.',
    },
    change: {
      ko: '메시지에 나온 속성을 채웁니다. `order-name`과 `amount`는 언제나 필요하고, `imp-code`는 페이지에서 `IMP.init`을 직접 호출할 때만 뺄 수 있습니다.',
      en: 'Set the attribute that the message names. `order-name` and `amount` are always needed; `imp-code` may be left out only where the page calls `IMP.init` itself.',
    },
  },
  'text-malformed': {
    cause: {
      ko: '문자열이어야 하는 값에 객체나 배열, 불리언이 들어왔습니다.',
      en: 'The value has to be text, but an object, an array or a boolean was given.',
    },
    change: {
      ko: '메시지에 나온 속성에 문자열을 넣습니다. 결제와 함께 저장할 객체는 `custom-data`에 적고, 웹훅 주소가 여럿이면 `notice-url`에 문자열의 배열을 적습니다.',
      en: 'Give the named attribute a text. An object to keep with the payment goes into `custom-data`; several webhook addresses go into `notice-url` as an array of texts.',
    },
  },
  'amount-malformed': {
    cause: {
      ko: '금액에 쉼표, 통화 기호, 부호나 공백이 섞여 있습니다. SDK는 숫자로 읽을 수 없는 금액이면 결제창을 열지 않습니다.',
      en: 'The amount holds a comma, a currency sign, a plus or minus, or a space. The SDK opens no window for an amount that is no number.',
    },
    change: {
      ko: '`amount`, `tax-free`, `vat-amount`에는 `14000`처럼 숫자만 적습니다. 쉼표나 "원"은 화면에 보여 줄 때만 붙입니다.',
      en: 'Write digits only, such as `14000`, into `amount`, `tax-free` and `vat-amount`. Add commas and signs only where people read the amount.',
    },
  },
  'amount-decimals': {
    cause: {
      ko: '통화가 허용하는 것보다 소수 자릿수가 많습니다. 원(KRW)과 엔(JPY)은 정수만, 나머지 통화는 소수 둘째 자리까지 쓸 수 있습니다.',
      en: 'The amount has more decimals than its currency allows. KRW and JPY take whole numbers only, other currencies two decimals.',
    },
    change: {
      ko: '`amount`를 반올림해서 적습니다. 원화가 아니라면 `currency="USD"`처럼 통화를 함께 적습니다.',
      en: 'Round `amount`. If it is not in won, name the currency too, such as `currency="USD"`.',
    },
  },
  'amount-zero': {
    cause: {
      ko: '금액이 0입니다. 0원은 빌링키를 발급할 때만 쓸 수 있습니다.',
      en: 'The amount is 0, which only the issuing of a billing key may have.',
    },
    change: {
      ko: '빌링키를 발급하려면 `customer-uid`를 적고, 일반 결제라면 `amount`에 실제 금액을 적습니다.',
      en: 'Set `customer-uid` to issue a billing key; otherwise write the real amount into `amount`.',
    },
  },
  'app-scheme-malformed': {
    cause: {
      ko: '앱 스킴의 이름으로 쓸 수 없는 값입니다. 이름은 영문자로 시작하고 영문자, 숫자, `+`, `-`, `.`만 쓸 수 있습니다.',
      en: 'The value cannot be the name of an app’s scheme. A name starts with a letter and holds only letters, digits, `+`, `-` and `.` characters.',
    },
    change: {
      ko: '앱에 등록한 스킴의 이름만 `app-scheme="myshop"`처럼 적습니다. `://`가 필요한 PG에는 이 태그가 알아서 붙여 보냅니다.',
      en: 'Write only the name of the scheme that your app registers, such as `app-scheme="myshop"`. The tag adds `://` for the PGs that want it.',
    },
  },
  'escrow-unusual': {
    cause: {
      ko: '이 PG와 결제수단의 조합은 에스크로를 지원하는 것으로 알려져 있지 않습니다.',
      en: 'No escrow is known for this PG and pay method.',
    },
    change: {
      ko: '에스크로가 필요 없으면 `escrow`를 지웁니다. 필요하면 `pay-method="trans"`나 `pay-method="vbank"`처럼 PG가 에스크로를 지원하는 결제수단으로 바꿉니다.',
      en: 'Remove `escrow` if you do not need it. Otherwise choose a pay method that the PG has escrow for, such as `pay-method="trans"` or `pay-method="vbank"`.',
    },
  },
  'imp-code-malformed': {
    cause: {
      ko: 'imp 뒤에 숫자가 이어지는 V1 가맹점 식별코드가 아닙니다. V2의 상점 아이디(`store-…`)를 넣은 경우가 많습니다.',
      en: 'This is not a V1 code, which is imp followed by digits. Often it is the store id of V2 (`store-…`).',
    },
    change: {
      ko: '포트원 콘솔에서 V1 가맹점 식별코드를 찾아 `imp-code="imp12345678"`처럼 적습니다.',
      en: 'Look up the V1 merchant code in the PortOne console and write it as in `imp-code="imp12345678"`.',
    },
  },
  'form-invalid': {
    cause: {
      ko: '태그를 감싼 폼의 입력값 가운데 브라우저가 거절하는 것이 있습니다. 비어 있는 `required` 항목이나 형식이 맞지 않는 값입니다.',
      en: 'A control of the form around the tag holds a value that the browser refuses: a `required` one that is empty, or one of the wrong form.',
    },
    change: {
      ko: '구매자에게는 브라우저가 직접 알려 주므로, 아무 안내도 보이지 않으면 숨겨진 항목에 `required`가 붙어 있는지 확인합니다. 검사하지 않으려면 폼에 `novalidate`를 적습니다.',
      en: 'The browser tells the buyer; if nothing shows, look for a hidden control with `required`. Write `novalidate` on the form to go without the check.',
    },
  },
  'flag-unusual': {
    cause: {
      ko: 'HTML처럼 값이 무엇이든 적혀 있으면 참으로 읽습니다. no나 off라고 적어도 참입니다.',
      en: 'As in HTML, an attribute that is there is true, whatever it says: no and off too.',
    },
    change: {
      ko: '거짓이면 `digital="false"`처럼 적고, 참이면 값 없이 적습니다.',
      en: 'For no write it as in `digital="false"`; for yes write the attribute bare.',
    },
  },
  'json-malformed': {
    cause: {
      ko: 'JSON으로 읽을 수 없는 값입니다. 문자열을 작은따옴표로 감쌌거나 끝에 쉼표가 남은 경우가 많고, 프로퍼티로 넣은 객체가 자기 자신을 참조할 때도 그렇습니다.',
      en: 'The value is not valid JSON: often single quotes inside or a comma at the end, or an object that refers to itself.',
    },
    change: {
      ko: '`params=\'{"key":"value"}\'`처럼 속성은 작은따옴표로 감싸고 안에는 큰따옴표만 씁니다. 스크립트에서는 프로퍼티에 객체를 그대로 넣어도 됩니다.',
      en: 'Use double quotes inside and single quotes around, as in `params=\'{"key":"value"}\'`. A script may set the property to a plain object.',
    },
  },
  'params-malformed': {
    cause: {
      ko: '`params`가 JSON 객체가 아니라 배열이나 문자열, 숫자입니다.',
      en: '`params` is an array, a text or a number, not a JSON object.',
    },
    change: {
      ko: 'SDK 파라미터의 이름과 값을 `params=\'{"key":"value"}\'`처럼 객체 하나로 묶어 적습니다.',
      en: 'Put the SDK’s names and values into one object, as in `params=\'{"key":"value"}\'`.',
    },
  },
  'pay-method-unusual': {
    cause: {
      ko: '이 PG가 지원한다고 알려진 결제수단 목록에 없는 값입니다. 같은 삼성페이도 PG에 따라 `pay-method="samsung"`이거나 `pay-method="samsungpay"`입니다.',
      en: 'The value is not in the list of pay methods known for this PG. Samsung Pay alone is `pay-method="samsung"` on some PGs and `pay-method="samsungpay"` on others.',
    },
    change: {
      ko: '메시지에 나온 목록에서 골라 `pay-method`에 적습니다. 새로 생긴 결제수단이라면 적은 그대로 전달되므로 두어도 됩니다.',
      en: 'Choose one from the list in the message for `pay-method`. A newer method may stay: it is sent as written.',
    },
  },
  'pg-unknown': {
    cause: {
      ko: '`pg`에 적은 코드를 이 라이브러리가 모릅니다. SDK는 맞는 PG를 찾지 못하면 아무 말 없이 포트원 콘솔의 기본 PG로 결제창을 엽니다.',
      en: 'This library does not know the code in `pg`. Where nothing matches, the SDK silently opens the default PG of the PortOne console.',
    },
    change: {
      ko: '`pg`를 PG 코드나 `pg="code.MID"` 형식으로 고치거나, 포트원 콘솔의 채널 키를 `channel-key`에 적습니다.',
      en: 'Correct `pg` to a PG’s code or the form `pg="code.MID"`, or write the PortOne console’s channel key into `channel-key`.',
    },
  },
  'prepare-malformed': {
    cause: {
      ko: '`prepare-url`의 응답에서 주문을 읽을 수 없습니다. CSRF 보호나 로그인 페이지에 막혔거나 경로가 틀린 경우가 많습니다.',
      en: 'The answer of `prepare-url` holds no order. Often CSRF protection or a login page stands in the way, or the path is wrong.',
    },
    change: {
      ko: '브라우저의 네트워크 탭에서 응답을 확인하고, 주문 번호 `merchant_uid`와 금액이 담긴 JSON으로 응답하게 고칩니다. CSRF 토큰은 `verify-data`에 적습니다.',
      en: 'Look at the answer in the network tab, and answer JSON with the order number, `merchant_uid`, and the amount. A CSRF token goes into `verify-data`.',
    },
  },
  'prepare-refused': {
    cause: {
      ko: '`prepare-url`이 주문을 만들지 않고 구매자에게 보여 줄 문장을 보냈습니다. 품절이나 로그인 만료 같은 경우입니다.',
      en: '`prepare-url` made no order and sent a sentence for the buyer: sold out, for example, or signed out.',
    },
    change: {
      ko: '구매자는 서버가 보낸 문장을 그대로 봅니다. 프레임워크가 만든 오류 문장이라면 구매자가 읽을 문장으로 바꿉니다.',
      en: 'The buyer reads that sentence as it is. If it is an error of your framework, send one that a buyer can read.',
    },
  },
  'prepare-unreachable': {
    cause: {
      ko: '`prepare-url`에 두 번 물었지만 응답이 없거나 서버 오류(5xx)가 났습니다. 주문이 없으므로 결제창을 열지 않았습니다.',
      en: '`prepare-url` was asked twice and did not answer, or failed with a 5xx. Without an order no window opens.',
    },
    change: {
      ko: '서버가 5초 안에 응답하는지, CSP의 `connect-src`가 그 주소를 막지 않는지 확인합니다. 다른 출처의 서버라면 CORS도 허용합니다.',
      en: 'See that the server answers within 5 seconds and that `connect-src` in your CSP allows it. A server of another origin has to allow CORS too.',
    },
  },
  'product-malformed': {
    cause: {
      ko: '에스크로 상품의 한 항목이 빠졌거나 형식이 다릅니다.',
      en: 'A field of an escrow product is missing or of the wrong kind.',
    },
    change: {
      ko: '`escrow-products`의 상품을 모두 `{ orderNumber, name, quantity, amount }` 형식으로 적습니다. 앞의 둘은 문자열, 뒤의 둘은 0 이상의 숫자이고 수량은 정수입니다.',
      en: 'Write every product in `escrow-products` as `{ orderNumber, name, quantity, amount }`. The first two are texts, the last two are numbers of 0 or more, and the quantity is whole.',
    },
  },
  'products-malformed': {
    cause: {
      ko: '에스크로 상품 목록이 배열이 아닙니다.',
      en: 'The escrow products are not an array.',
    },
    change: {
      ko: '상품이 하나뿐이어도 `escrow-products`에 `[{ orderNumber, name, quantity, amount }]` 형식의 JSON 배열을 적습니다.',
      en: 'Write a JSON array of the form `[{ orderNumber, name, quantity, amount }]` into `escrow-products`, for one product too.',
    },
  },
  'quota-malformed': {
    cause: {
      ko: '할부 개월 목록이 숫자의 배열이 아닙니다.',
      en: 'The instalment months are not an array of numbers.',
    },
    change: {
      ko: '`card-quota="[2,3,6]"`처럼 JSON 배열로 적습니다. 일시불만 받으려면 `card-quota="[]"`로 적습니다.',
      en: 'Write a JSON array such as `card-quota="[2,3,6]"`. For a lump sum only, write `card-quota="[]"`.',
    },
  },
  'redirect-url-missing': {
    cause: {
      ko: '지금 기기에서 이 PG는 페이지를 떠나 결제합니다. 돌아올 주소가 없으면 구매자는 결제를 마친 뒤 포트원의 결과 화면에 남습니다.',
      en: 'On this device the PG leaves the page. Without an address to come home to, the buyer ends on a result page of PortOne’s.',
    },
    change: {
      ko: '`redirect-url="/payments/result"`처럼 결과 페이지의 주소를 적고, 그 페이지에 `<iamport-return>`을 둡니다.',
      en: 'Set the result page, as in `redirect-url="/payments/result"`, and put `<iamport-return>` into that page.',
    },
  },
  'redirect-url-advised': {
    cause: {
      ko: '이 PG는 페이지를 떠날 수 있는데 돌아올 주소가 없습니다. 떠난 결제는 가맹점의 페이지로 돌아오지 못합니다.',
      en: 'This PG may leave the page, and there is no address to come home to. A payment that leaves cannot come back to the shop’s page.',
    },
    change: {
      ko: '`redirect-url="/payments/result"`처럼 결과 페이지의 주소를 적고, 그 페이지에 `<iamport-return>`을 둡니다.',
      en: 'Set the result page, as in `redirect-url="/payments/result"`, and put `<iamport-return>` into that page.',
    },
  },
  'url-malformed': {
    cause: {
      ko: '`http://`나 `https://` 주소가 아니고, `app-scheme`에 적은 앱의 주소도 아닙니다. 그 밖의 주소로는 이동하지 않습니다.',
      en: 'The address is neither `http://` nor `https://`, nor one of the app in `app-scheme`. No other address is followed.',
    },
    change: {
      ko: '메시지에 나온 속성을 `https://`로 시작하는 주소나 `/`로 시작하는 경로로 고치고, 앱으로 돌아가야 하면 그 스킴을 `app-scheme`에도 적습니다. 더블클릭해 연 파일(`file://`)에는 주소가 없으니 웹 서버로 엽니다.',
      en: 'Correct the named attribute to an `https://` address or a path that starts with `/`; to go back to an app, name its scheme in `app-scheme` too. A page opened by a double click (`file://`) has no address: serve it.',
    },
  },
  'vbank-due-past': {
    cause: {
      ko: '입금 기한이 한국 시각으로 이미 지났습니다.',
      en: 'The last moment for the deposit is over already, by the clock in Seoul.',
    },
    change: {
      ko: '서버에서 한국 시각 기준으로 앞으로의 날짜를 계산해 `vbank-due`에 적습니다.',
      en: 'Work out a coming date in Seoul time on your server and write it into `vbank-due`.',
    },
  },
  'amount-small': {
    cause: {
      ko: '이 PG가 받는 최소 금액보다 적습니다.',
      en: 'The amount is below the least that this PG takes.',
    },
    change: {
      ko: '`amount`를 메시지에 나온 금액 이상으로 정하거나, 소액을 받는 다른 PG를 `pg`에 적습니다.',
      en: 'Raise `amount` to the limit in the message, or name another PG in `pg` for small amounts.',
    },
  },
  'app-scheme-left-out': {
    cause: {
      ko: '이 PG의 앱 스킴은 앱 안에서만 보내야 합니다. 일반 모바일 브라우저에서 보내면 브라우저가 그 앱을 열려고 하므로 빼고 보냈습니다.',
      en: 'This PG wants the scheme inside an app only: a phone’s browser would try to open it. So it was not sent.',
    },
    change: {
      ko: '결제에는 지장이 없습니다. 경고를 없애려면 앱의 WebView가 여는 페이지에만 `app-scheme`을 적습니다.',
      en: 'The payment works as it is. To silence the warning, write `app-scheme` only into pages that your app’s WebView opens.',
    },
  },
  'app-scheme-missing': {
    cause: {
      ko: '앱 안에서 결제하는데 앱 스킴이 없습니다. iOS에서는 은행이나 카드사 앱에서 인증한 뒤 원래 앱으로 돌아올 수 없고, Android에서도 PG 매뉴얼이 지정하도록 안내합니다.',
      en: 'The page runs inside an app and names no scheme. On iOS no bank’s or card company’s app can lead back to yours; on Android the manuals ask for it too.',
    },
    change: {
      ko: '앱의 Info.plist(`CFBundleURLTypes`)나 AndroidManifest.xml(intent-filter)에 등록한 스킴을 `app-scheme="myshop"`처럼 적습니다. 자사 앱이 여는 페이지에만 적으면 됩니다.',
      en: 'Register a scheme in Info.plist (`CFBundleURLTypes`) or AndroidManifest.xml (an intent filter) and name it, as in `app-scheme="myshop"`. Only pages that your own app opens need it.',
    },
  },
  'app-scheme-unusual': {
    cause: {
      ko: '앱 스킴에 점이 들어 있습니다. 이 PG는 Android에서 그런 스킴으로 돌아오지 못합니다.',
      en: 'The scheme has a dot. On Android this PG does not come back to such a scheme.',
    },
    change: {
      ko: '점이 없는 스킴을 앱에 등록하고 `app-scheme="myshop"`처럼 적습니다.',
      en: 'Register a scheme without a dot in the app and name it, as in `app-scheme="myshop"`.',
    },
  },
  'biz-num-malformed': {
    cause: {
      ko: '사업자등록번호가 숫자 10자리가 아닙니다. 하이픈이나 공백이 들어간 경우가 많습니다.',
      en: 'The business number is not 10 digits: often it has dashes or a space in it.',
    },
    change: {
      ko: '하이픈을 빼고 `biz-num="1234567890"`처럼 적습니다.',
      en: 'Leave the dashes out, as in `biz-num="1234567890"`.',
    },
  },
  'biz-num-missing': {
    cause: {
      ko: '이 PG는 가상계좌를 발급할 때 가맹점의 사업자등록번호를 요구하는데, 값이 없거나 숫자 10자리가 아닙니다.',
      en: 'For a virtual account this PG asks for the merchant’s business number, which is missing or not 10 digits.',
    },
    change: {
      ko: '사업자등록번호 10자리를 하이픈 없이 `biz-num="1234567890"`처럼 적습니다.',
      en: 'Write the 10 digits without dashes, as in `biz-num="1234567890"`.',
    },
  },
  'buyer-addr-long': tooLong('buyer-addr', 128),
  'buyer-email-long': tooLong('buyer-email', 64),
  'buyer-email-missing': {
    cause: {
      ko: '이 PG는 구매자의 이메일 주소를 요구하는데 값이 없습니다.',
      en: 'This PG asks for the buyer’s e-mail address, and there is none.',
    },
    change: {
      ko: '주문서에서 이메일 주소를 받아 `buyer-email`에 적습니다.',
      en: 'Ask for it in your order form and write it into `buyer-email`.',
    },
  },
  'buyer-name-long': tooLong('buyer-name', 16),
  'buyer-name-missing': {
    cause: {
      ko: '이 PG는 구매자 이름을 요구하는데 값이 없습니다.',
      en: 'This PG asks for the buyer’s name, and there is none.',
    },
    change: {
      ko: '주문서에서 이름을 받아 `buyer-name`에 적습니다.',
      en: 'Ask for it in your order form and write it into `buyer-name`.',
    },
  },
  'buyer-name-unusual': {
    cause: {
      ko: '이 PG가 받지 않는 이름 형식입니다. `%`가 든 이름에서 오류를 내는 PG도 있고, 이름과 성을 띄어 써야 하는 PG도 있습니다.',
      en: 'The name is not as this PG takes it. Some fail on a `%` sign, some want first and last name with a space between.',
    },
    change: {
      ko: '`buyer-name`에서 `%`를 빼고, 이름과 성이 필요한 PG라면 "Gildong Hong"처럼 띄어 적습니다.',
      en: 'Take `%` out of `buyer-name`, and where first and last name are wanted, write “Gildong Hong”.',
    },
  },
  'buyer-postcode-long': tooLong('buyer-postcode', 8),
  'buyer-tel-long': tooLong('buyer-tel', 16),
  'buyer-tel-missing': {
    cause: {
      ko: '이 PG는 구매자 전화번호를 요구합니다. 없으면 결제창이 오류를 내거나 열리지 않을 수 있습니다.',
      en: 'This PG asks for the buyer’s telephone number. Without it the window may fail or not open.',
    },
    change: {
      ko: '주문서에서 전화번호를 받아 `buyer-tel`에 적습니다.',
      en: 'Ask for it in your order form and write it into `buyer-tel`.',
    },
  },
  'card-quota-unusual': {
    cause: {
      ko: '이 PG는 할부 개월 지정을 지원하지 않습니다.',
      en: 'This PG does not support a choice of instalment months.',
    },
    change: {
      ko: '`card-quota`를 지웁니다. 할부 개월을 꼭 정해야 하면 지원하는 PG를 `pg`에 적습니다.',
      en: 'Remove `card-quota`. If the months matter, name a PG in `pg` that supports them.',
    },
  },
  'company-missing': {
    cause: {
      ko: '이 PG는 이 결제수단에서 가맹점 상호를 요구하는데 값이 없습니다.',
      en: 'For this pay method the PG asks for the merchant’s name, and there is none.',
    },
    change: {
      ko: '구매자에게 보여 줄 상호를 `company`에 적습니다.',
      en: 'Write the name that buyers know you by into `company`.',
    },
  },
  'currency-missing': {
    cause: {
      ko: '이 PG에서는 통화를 반드시 적어야 하는데 값이 없습니다.',
      en: 'This PG asks for the currency, and there is none.',
    },
    change: {
      ko: '`amount`의 통화를 `currency="KRW"`처럼 적습니다.',
      en: 'Name the currency of `amount`, as in `currency="KRW"`.',
    },
  },
  'currency-unusual': {
    cause: {
      ko: '이 PG가 받지 않는 통화입니다. 원화를 받지 않는 해외 결제 PG도 있습니다.',
      en: 'This PG does not take the currency. Some overseas PGs take no won.',
    },
    change: {
      ko: '`currency`를 PG가 받는 통화로 바꾸고 `amount`도 그 통화의 금액으로 고칩니다.',
      en: 'Change `currency` to one that the PG takes, and `amount` to the sum in it.',
    },
  },
  'customer-uid-missing': {
    cause: {
      ko: '이 PG 코드는 빌링키만 발급하는데, 어느 구매자의 빌링키인지 적혀 있지 않습니다.',
      en: 'This PG code only issues billing keys, and nothing says whose key it is.',
    },
    change: {
      ko: '가맹점이 정한 빌링키 번호를 `customer-uid`에 적습니다. 한 번만 결제한다면 `pg`를 일반 결제용 코드로 바꿉니다.',
      en: 'Write your own id for the billing key into `customer-uid`. For a single payment, change `pg` to the code for ordinary payments.',
    },
  },
  'customer-uid-unusual': {
    cause: {
      ko: '빌링키를 발급하지 않는 PG에 `customer-uid`를 적었습니다.',
      en: '`customer-uid` asks for a billing key, which this PG does not issue.',
    },
    change: {
      ko: '일반 결제라면 `customer-uid`를 지웁니다. 빌링키가 필요하면 `pg`를 바꿉니다.',
      en: 'Remove `customer-uid` for an ordinary payment, or choose another `pg` for a billing key.',
    },
  },
  'digital-missing': {
    cause: {
      ko: '휴대폰 결제에서는(PG에 따라 모든 결제에서) 파는 것이 콘텐츠인지 실물인지 알려야 하는데 값이 없습니다. PG와 계약한 상품 유형과 다르면 결제창이 거절합니다.',
      en: 'A phone payment, and on some PGs every payment, has to say whether contents or goods are sold. The window refuses what differs from your contract with the PG.',
    },
    change: {
      ko: '계약한 유형이 콘텐츠이면 `digital="true"`, 실물이면 `digital="false"`로 적습니다.',
      en: 'Write `digital="true"` if your contract says contents, `digital="false"` if it says goods.',
    },
  },
  'escrow-missing': {
    cause: {
      ko: '에스크로 상품은 적혀 있는데 에스크로가 켜져 있지 않아 일반 결제로 진행됩니다.',
      en: 'There are escrow products but escrow is not on, so this is an ordinary payment.',
    },
    change: {
      ko: '에스크로로 결제하려면 `escrow`를 적고, 아니면 `escrow-products`를 지웁니다.',
      en: 'Write `escrow` to pay under escrow, or remove `escrow-products`.',
    },
  },
  'escrow-products-missing': {
    cause: {
      ko: '에스크로를 켰지만 상품 정보가 없습니다. 이 PG는 에스크로 결제에 상품 목록을 요구합니다.',
      en: 'Escrow is on, but this PG asks for the products under it, and there are none.',
    },
    change: {
      ko: '`escrow-products`에 `[{ orderNumber, name, quantity, amount }]` 형식의 JSON 배열을 적습니다.',
      en: 'Write a JSON array of the form `[{ orderNumber, name, quantity, amount }]` into `escrow-products`.',
    },
  },
  'language-unusual': {
    cause: {
      ko: '이 PG의 결제창이 지원하지 않는 언어입니다.',
      en: 'The window of this PG does not have this language.',
    },
    change: {
      ko: '메시지에 나온 언어 가운데 하나를 `language`에 적거나 `language`를 지웁니다.',
      en: 'Write one of the languages in the message into `language`, or remove `language`.',
    },
  },
  'merchant-uid-long': {
    cause: {
      ko: '주문번호가 REST API가 받는 40자를 넘습니다. 긴 번호를 잘라 버리는 PG도 있습니다.',
      en: 'The order number is longer than the 40 characters of the REST API. Some PGs cut it.',
    },
    change: {
      ko: '`merchant-uid`를 40자 이내로 줄입니다. `verify-url`을 쓰면서 빼면 서버가 모르는 주문이 됩니다.',
      en: 'Shorten `merchant-uid` to 40 characters. With a `verify-url`, do not leave it out: your server would not know the order.',
    },
  },
  'merchant-uid-unusual': {
    cause: {
      ko: '이 PG가 받지 않는 주문번호 형식입니다. 영문자와 숫자만 받는 PG도 있고, 네 글자 이상이어야 하는 PG도 있습니다.',
      en: 'This PG does not take the order number as it is. Some take letters and digits only, some want at least 4 characters.',
    },
    change: {
      ko: '`merchant-uid`를 영문자와 숫자로만 네 글자 이상으로 만듭니다. `verify-url`을 쓰면서 빼면 서버가 모르는 주문이 됩니다.',
      en: 'Make `merchant-uid` of letters and digits only, 4 or more. With a `verify-url`, do not leave it out: your server would not know the order.',
    },
  },
  'notice-url-advised': {
    cause: {
      ko: '이 PG는 주문이 어떻게 끝났는지 브라우저에 알려 주지 않고 웹훅으로만 알립니다.',
      en: 'This PG never tells the browser how an order ended, only a webhook.',
    },
    change: {
      ko: '웹훅을 받을 서버 주소를 `notice-url`에 적거나 포트원 콘솔에 등록합니다.',
      en: 'Write the address of your server’s webhook into `notice-url`, or register it in the PortOne console.',
    },
  },
  'order-name-long': {
    cause: {
      ko: '주문명이 너무 깁니다. 규격은 40자까지이고, 글자 수가 아니라 40바이트로 세는 PG에서는 한글이 더 짧아야 합니다.',
      en: 'The order’s name is too long. The limit is 40 characters, and 40 bytes on some PGs, where Korean has to be shorter still.',
    },
    change: {
      ko: '`order-name`을 "원두 외 2건"처럼 줄입니다.',
      en: 'Shorten `order-name`, as in “Coffee and 2 more”.',
    },
  },
  'order-name-unusual': {
    cause: {
      ko: '주문명에 이 PG가 받지 않는 글자가 있습니다. `%`, `&`, `-`, `[` 같은 기호나 EUC-KR에 없는 이모지 등입니다.',
      en: 'The order’s name has a character that this PG does not take: a sign such as `%`, `&`, `-` or `[`, or an emoji, which EUC-KR does not have.',
    },
    change: {
      ko: '`order-name`을 한글, 영문자, 숫자와 공백으로만 적습니다.',
      en: 'Use only Korean and Latin letters, digits and spaces in `order-name`.',
    },
  },
  'parameter-long': {
    cause: {
      ko: '`params`에 적은 값이 이 PG가 받는 길이를 넘습니다. 결제창이 열리지 않거나 값이 잘릴 수 있습니다.',
      en: 'A value in `params` is longer than this PG takes: the window may not open, or the value may be cut.',
    },
    change: {
      ko: '콘솔 경고에 적힌 길이 안으로 줄입니다. 구매자 아이디라면 상점 안에서만 쓰는 짧은 번호를 보냅니다.',
      en: 'Shorten it to the length that the console names. For a buyer’s id, send a short number of your own.',
    },
  },
  'parameter-unusual': {
    cause: {
      ko: '`params`에 적은 값이 이 PG가 받는 형식이 아닙니다.',
      en: 'A value in `params` is not of a kind that this PG takes.',
    },
    change: {
      ko: '콘솔 경고에 적힌 파라미터를 PG 문서에 맞게 고칩니다.',
      en: 'Change the parameter that the console names to what the PG’s documents say.',
    },
  },
  'parameter-missing': {
    cause: {
      ko: '이 PG나 결제수단에 필요하지만 전용 속성이 없는 SDK 파라미터가 빠졌습니다.',
      en: 'An SDK parameter that this PG or pay method asks for, and that has no attribute of its own, is missing.',
    },
    change: {
      ko: '메시지에 나온 이름에서 `params.` 뒤를 `params`의 JSON에 넣습니다. `params.customer_id`라면 `params=\'{"customer_id":"buyer1"}\'`이고, 점이 더 있으면 객체를 겹쳐 적습니다.',
      en: 'Put what follows `params.` in the message into the JSON of `params`. For `params.customer_id` that is `params=\'{"customer_id":"buyer1"}\'`; a further dot means an object within.',
    },
  },
  'pay-method-refused': {
    cause: {
      ko: '이 PG의 결제창이 거절하는 결제수단입니다. PG에 없는 결제수단이거나, 이 PG의 철자와 다릅니다.',
      en: 'The window of this PG refuses the pay method: the PG does not have it, or spells it another way.',
    },
    change: {
      ko: '`pay-method`를 PG가 정한 철자로 고칩니다. `pay-method="naverpay"` 대신 `pay-method="naverpay_card"`나 `pay-method="naverpay_point"`로 적어야 하는 PG가 있습니다.',
      en: 'Correct `pay-method` to the PG’s own spelling. Instead of `pay-method="naverpay"` some want `pay-method="naverpay_card"` or `pay-method="naverpay_point"`.',
    },
  },
  'pg-mid-missing': {
    cause: {
      ko: '이 PG는 코드만으로는 채널을 찾을 수 없어 MID(상점 아이디나 공개 키)까지 적어야 합니다.',
      en: 'The code alone names no channel of this PG: the MID (or public key) belongs to it.',
    },
    change: {
      ko: '코드와 MID를 점으로 이어 `pg="code.MID"` 형식으로 적습니다.',
      en: 'Join code and MID by a dot, in the form `pg="code.MID"`.',
    },
  },
  'pg-own-button': {
    cause: {
      ko: '이 PG는 `IMP.loadUI`가 그리는 자체 버튼으로만 결제할 수 있어 이 태그가 결제창을 열지 못합니다.',
      en: 'This PG pays only by a button of its own, which `IMP.loadUI` draws: this tag cannot open it.',
    },
    change: {
      ko: '`pg`에 다른 PG를 적거나, 이 PG의 버튼은 페이지에서 `IMP.loadUI`를 직접 호출해 그립니다.',
      en: 'Name another PG in `pg`, or draw this PG’s button by calling `IMP.loadUI` in your page.',
    },
  },
  'popup-in-app': {
    cause: {
      ko: '앱의 WebView 안인데 팝업으로 여는 설정입니다. 팝업을 쓰는 결제창은 WebView에서 열리지 않으므로 false로 바꾸어 보냈습니다.',
      en: 'The page runs inside an app’s WebView, where windows that are pop-ups do not open. So false was sent.',
    },
    change: {
      ko: '경고를 없애려면 앱이 여는 페이지에 `popup="false"`로 적습니다. 메시지가 `params.naverPopupMode`를 가리키면 `params=\'{"naverPopupMode":false}\'`로 적습니다.',
      en: 'To silence the warning, write `popup="false"` into pages that an app opens. If the message names `params.naverPopupMode`, write `params=\'{"naverPopupMode":false}\'`.',
    },
  },
  'popup-missing': {
    cause: {
      ko: '이 PG는 PC에서 팝업으로만 열립니다.',
      en: 'On a PC this PG opens as a pop-up only.',
    },
    change: {
      ko: '`popup="true"`로 적습니다.',
      en: 'Write `popup="true"`.',
    },
  },
  'tax-free-missing': {
    cause: {
      ko: '이 PG는 언제나 복합과세로 처리하므로 면세 금액을 반드시 알려야 합니다.',
      en: 'This PG always splits the amount into taxed and tax-free parts, so the tax-free part has to be named.',
    },
    change: {
      ko: '면세 금액을 `tax-free`에 적습니다. 모두 과세라면 `tax-free="0"`으로 적습니다.',
      en: 'Write the tax-free part into `tax-free`. If everything is taxed, write `tax-free="0"`.',
    },
  },
  'vat-amount-unusual': {
    cause: { ko: '이 PG는 부가세를 따로 받지 않습니다.', en: 'This PG takes no VAT amount of yours.' },
    change: { ko: '`vat-amount`를 지웁니다.', en: 'Remove `vat-amount`.' },
  },
  'vbank-due-missing': {
    cause: {
      ko: '가상계좌의 입금 기한이 없습니다. 기한이 없으면 거절하는 PG가 있고, 나머지도 기본 기한이 서로 다릅니다.',
      en: 'The virtual account has no last day for the deposit. Some PGs refuse that, and the others’ defaults differ.',
    },
    change: {
      ko: '입금 기한을 `vbank-due="20270131"`처럼 적습니다.',
      en: 'Name the last day, as in `vbank-due="20270131"`.',
    },
  },
  'vbank-due-unusual': {
    cause: {
      ko: '입금 기한이 날짜로 읽을 수 없는 형식이거나, 이 PG가 받지 않는 형식입니다. 연월일 여덟 자리만 받는 PG도 있습니다.',
      en: 'The last day for the deposit is no date, or not one as this PG takes it. Some take eight digits only.',
    },
    change: {
      ko: '`vbank-due="20270131"`처럼 연월일을 숫자 여덟 자리로 적습니다.',
      en: 'Write year, month and day as eight digits, as in `vbank-due="20270131"`.',
    },
  },
};
