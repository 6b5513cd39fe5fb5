/** The manifest's sentences in Korean, by the English one: where that changes, the Korean one has to be looked at again. */
export const API_KO: Readonly<Record<string, string>> = {
  '가맹점 식별코드 for `IMP.init`; may be left out where the page has already called it.':
    '가맹점 식별코드. 페이지에서 `IMP.init`을 이미 호출했다면 생략할 수 있습니다.',
  "The sub-merchant's tier, for `IMP.agency`.": '하위 상점의 티어 코드(`IMP.agency`).',
  "The PG (결제대행사): `code` or `code.MID`; the merchant's default one where it is left out.":
    '결제대행사(PG). `코드` 또는 `코드.상점아이디`. 생략하면 콘솔의 기본 PG입니다.',
  'The channel key from the console, which the vendor recommends over `pg`.':
    '콘솔의 채널 키. 포트원은 `pg`보다 이쪽을 권합니다.',
  "The pay method in the PG's own spelling; `card` where it is left out.":
    '결제수단. PG가 쓰는 이름 그대로이며, 생략하면 `card`입니다.',
  'The order number, at most 40 characters; a fresh one per attempt where it is left out, which no server knows.':
    '주문번호. 40자까지입니다. 생략하면 결제할 때마다 새로 만들지만 서버가 모르는 번호이므로, `verify-url`을 쓴다면 빼지 마세요.',
  "What is paid for, as the window shows it: the SDK's `name`.": '결제창에 보이는 주문 이름. SDK의 `name`입니다.',
  "The amount in the currency's own unit: plain digits.": '결제 금액. 쉼표나 단위 없이 숫자만 적습니다.',
  'ISO 4217; KRW where it is left out.': '통화(ISO 4217). 생략하면 KRW입니다.',
  "The window's language, where the PG has more than one.": '결제창의 언어. 여러 언어가 있는 PG에서만 쓰입니다.',
  'The tax-free part of the amount (면세 금액).': '결제 금액 가운데 면세 금액.',
  'The VAT in the amount (부가세), where the PG does not work it out.':
    '결제 금액 가운데 부가세. PG가 계산하지 않는 경우에 적습니다.',
  "The buyer's name.": '구매자 이름.',
  "The buyer's telephone number; some PGs refuse to open without it.":
    '구매자 전화번호. 없으면 결제창을 열지 않는 PG가 있습니다.',
  "The buyer's e-mail address.": '구매자 이메일.',
  "The buyer's address.": '구매자 주소.',
  "The buyer's postcode.": '구매자 우편번호.',
  'Asks for escrow (에스크로).': '에스크로 결제.',
  'The products under escrow: a JSON array of `{ orderNumber, name, quantity, amount }`.':
    '에스크로 상품. `{ orderNumber, name, quantity, amount }`의 JSON 배열입니다.',
  'Contents (true) or goods (false), which phone payments have to say.':
    '콘텐츠면 true, 실물이면 false. 휴대폰 소액결제에는 꼭 적습니다.',
  "The deposit's last moment: `YYYY-MM-DD`, `YYYYMMDD` or with a time.":
    '가상계좌 입금 기한. `YYYY-MM-DD`, `YYYYMMDD`, 또는 시각까지.',
  "The merchant's business number (사업자등록번호): 10 digits.": '사업자등록번호 10자리.',
  "The merchant's name, as some windows show it.": '결제창에 보이는 상호. 쓰는 PG에서만 보입니다.',
  'Instalment months that may be chosen: a JSON array, `[]` for a lump sum only.':
    '고를 수 있는 할부 개월 수의 JSON 배열. `[]`이면 일시불만 됩니다.',
  "The billing key's id on the merchant's side; its presence asks for a billing key.":
    '빌링키를 구분하는 값. 적으면 빌링키를 발급합니다.',
  "The webhook's address for this payment: one, or a JSON array.": '이 결제의 웹훅 주소. 하나 또는 JSON 배열.',
  'Any JSON to keep with the payment.': '결제와 함께 보관할 JSON.',
  'Whether a PG that can do both opens a popup.': '팝업과 iframe이 모두 되는 PG에서 팝업을 쓸지 정합니다.',
  "The app's own scheme, without `://`, for the way back from a bank's or card company's app.":
    '은행이나 카드사 앱에서 돌아올 앱 스킴. `://` 없이 적습니다.',
  "KakaoPay's first module on iOS: asks before the app opens.": 'iOS의 카카오페이 구모듈에서 앱을 열기 전에 묻습니다.',
  'Further SDK parameters: a JSON object; an attribute of its own wins.':
    '그 밖의 SDK 파라미터(JSON 객체). 같은 뜻의 속성이 있으면 속성이 우선합니다.',
  "POSTed on first intent, so that the merchant's server makes the order: its `merchant_uid`, `amount` and `name` win.":
    '구매자가 버튼에 마우스를 올리거나 터치할 때 POST하여 서버가 주문을 만들게 하는 주소. 서버가 응답한 `merchant_uid`, `amount`, `name`이 우선합니다.',
  "Where a payment that left the page comes home: the SDK's `m_redirect_url`.":
    '페이지를 떠난 결제가 돌아올 주소. SDK의 `m_redirect_url`이며, 늘 적어 두세요.',
  "The vendor's script.": '포트원 SDK의 주소.',
  "Subresource integrity of the vendor's script.": '포트원 SDK의 SRI 해시.',
  'When the script is loaded: soon after connect (`auto`), on hover, focus or touch (`intent`), at the click (`none`).':
    'SDK를 불러오는 때. 페이지가 뜬 직후(`auto`), 포인터나 포커스가 닿을 때(`intent`), 누를 때(`none`).',
  'The trigger does nothing.': '버튼이 동작하지 않습니다.',
  'Once paid or pending, `imp_uid` and `merchant_uid` are written into the form around the tag and it is sent.':
    '결제되었거나 대기 중이면 태그를 감싼 폼에 `imp_uid`와 `merchant_uid`를 적어 전송합니다.',
  'Where the attempt stands; read-only, absent before the first one.':
    '결제의 진행 상태. 읽기 전용이며 처음에는 없습니다.',
  'Where `imp_uid` and `merchant_uid` are POSTed, form-encoded, for the verdict.':
    '`imp_uid`와 `merchant_uid`를 POST하여 결제 결과를 확인할 내 서버의 주소. 늘 적어 두세요.',
  "Further form fields for the merchant's server: a JSON object.":
    '내 서버로 함께 보낼 폼 필드(JSON 객체). CSRF 토큰 등.',
  'Where to go once paid, with `imp_uid` and `merchant_uid` added.':
    '결제된 뒤 이동할 주소. `imp_uid`와 `merchant_uid`가 붙습니다.',
  'Where to go while pending, with `imp_uid` and `merchant_uid` added.':
    '대기 중일 때 이동할 주소. `imp_uid`와 `merchant_uid`가 붙습니다.',
  'Where to go after a failure, once a window had opened.': '결제창이 열린 뒤 실패했을 때 이동할 주소.',
  "The buyer's language, `ko` or any other tag; the page's `lang` where it is left out.":
    '구매자에게 보일 문구의 언어. `ko`가 아니면 영어이며, 생략하면 페이지의 `lang`을 따릅니다.',
  "The address to read in place of the page's own.": '이 페이지의 주소 대신 읽을 주소.',
  "Leaves the payment's parameters in the address bar.": '주소창의 결제 파라미터를 지우지 않습니다.',
  'Where the return stands; read-only.': '확인의 진행 상태. 읽기 전용입니다.',
  'The last stop before the window: `params` may be changed, `preventDefault()` stops it.':
    '결제창이 열리기 직전. `detail.params`를 바꿀 수 있고, `preventDefault()`로 멈춥니다.',
  'Paid.': '결제되었습니다.',
  'A virtual account was issued, or nobody can say yet.': '가상계좌가 발급되었거나, 결제되었는지 아직 알 수 없습니다.',
  'Refused, cancelled, broken or forged.': '거절, 취소, 오류, 위변조.',
  'Starts a payment, as a click on the trigger does; never rejects.':
    '버튼을 누른 것처럼 결제를 시작합니다. reject되지 않습니다.',
  'Whether what is written now may be paid.': '지금 적힌 내용으로 결제할 수 있는지 알려 줍니다.',
  'Whether what is written now may be paid; writes the faults to the console, and the browser shows those of the form.':
    '지금 적힌 내용으로 결제할 수 있는지 알려 주고, 문제를 콘솔에 적으며, 폼의 문제는 브라우저가 보여 줍니다.',
  "Passes an app's message on to the open window: `{ result: 'process' }` or `{ result: 'cancel' }`; never throws.":
    "앱의 메시지를 열린 결제창에 전합니다. `{ result: 'process' }` 또는 `{ result: 'cancel' }`. 예외를 던지지 않습니다.",
  'Makes room for another payment once one is over, and takes its numbers back from the form.':
    '끝난 결제를 지우고 다음 결제를 받을 수 있게 하며, 폼에 적었던 번호를 지웁니다.',
  'The button, where the site brings no control of its own.': '태그가 그린 버튼. 사이트의 버튼을 쓰면 없습니다.',
  'Its label.': '버튼의 문구.',
  'What turns while an attempt is on its way.': '결제가 진행되는 동안 도는 표시.',
  'The sentence for the buyer.': '구매자에게 보이는 문장.',
  "The virtual account's details.": '가상계좌 안내.',
  "The button's colour.": '버튼 색.',
  "The label's colour.": '버튼 글자 색.',
  'The colour of the focus ring.': '포커스 테두리 색.',
  "The button's label, or the site's own control: a button, a link or an input inside is the trigger.":
    '버튼의 문구, 또는 사이트의 버튼. 안에 있는 button, a, input이 결제 버튼이 됩니다.',
  'Shown while the server is asked.': '서버에 확인하는 동안 보입니다.',
  "Shown once paid; `data-iamport-field` fills in the outcome's fields.":
    '결제되면 보입니다. `data-iamport-field`에 결과의 값이 채워집니다.',
  "Shown while pending; `data-iamport-field` fills in the outcome's fields.":
    '대기 중이면 보입니다. `data-iamport-field`에 결과의 값이 채워집니다.',
  "Shown after a failure; `data-iamport-field` fills in the outcome's fields.":
    '실패하면 보입니다. `data-iamport-field`에 결과의 값이 채워집니다.',
};
