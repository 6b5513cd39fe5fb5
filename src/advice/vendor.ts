import type { Reason } from '../errors.js';
import type { Text } from '../profiles/profile.js';
import type { Advice } from './advice.js';

/** What is behind a code, or words, of the vendor or a PG (contract.md §2.5). */
export interface VendorAdvice extends Advice {
  /** The code as it comes; its words stand for one where there is none. */
  readonly code: string;
  /** A part of the words that come with it. */
  readonly wording?: string;
  /** Who says it. */
  readonly origin: Text;
  /** What this library makes of it; null where it never reaches the page as a failure. */
  readonly reason: Reason | null;
}

const SDK: Text = { ko: '포트원 SDK', en: 'PortOne SDK' };
const LEGACY: Text = { ko: '포트원 SDK, 구모듈 PG', en: 'PortOne SDK, legacy PGs' };
const NEW_MODULE: Text = { ko: '포트원 SDK, 신모듈 PG', en: 'PortOne SDK, new-module PGs' };
const TOSS: Text = { ko: '토스페이먼츠', en: 'Toss Payments' };
const NICE: Text = { ko: '나이스페이먼츠 신모듈', en: 'NICE Payments, new module' };
const NAVERPAY: Text = { ko: '네이버페이 결제형', en: 'Naver Pay' };
const BANKPAY: Text = { ko: '뱅크페이(나이스 계좌이체)', en: 'BankPay (NICE bank transfer)' };
const PGS: Text = { ko: 'PG와 카드사', en: 'PGs and card companies' };
const APPS: Text = { ko: '앱 래퍼', en: 'App wrappers' };

const words = (wording: string) => ({ code: wording, wording });

/** Every code and wording of the vendor that is known, an outer one before those that it may hold. */
export const VENDOR_ADVICE: readonly VendorAdvice[] = [
  {
    code: 'F400',
    origin: NEW_MODULE,
    reason: 'declined',
    cause: {
      ko: 'SDK가 요청을 검사하다 거절했거나, PG가 코드 없이 실패를 알렸습니다. 지원하지 않는 거래 유형이나 빌링키 발급 방식인 경우가 있습니다.',
      en: 'The SDK refused the request when it checked it, or the PG failed without a code of its own. The kind of transaction or of billing may be one that it does not support.',
    },
    change: {
      ko: '`event.detail.pgMessage`가 가리키는 값을 고칩니다. `pay-method`와 `customer-uid`가 이 PG에서 지원되는 조합인지 확인합니다.',
      en: 'Correct what `event.detail.pgMessage` names. Check that the PG supports `pay-method` and `customer-uid` as you combine them.',
    },
  },
  {
    code: 'F500',
    origin: NEW_MODULE,
    reason: 'declined',
    cause: {
      ko: '포트원 결제 서버를 호출하지 못했거나 예상과 다른 응답, 상태 충돌이 있었습니다.',
      en: 'The call to PortOne’s checkout server failed, its answer was not as expected, or states were in conflict.',
    },
    change: {
      ko: 'CSP의 `connect-src`에 `checkout-service.prod.iamport.co`가 있는지 확인합니다. 다시 결제받기 전에 서버에서 `merchant_uid`로 결제 여부를 조회합니다.',
      en: 'Check that the CSP’s `connect-src` holds `checkout-service.prod.iamport.co`. Look the payment up by `merchant_uid` on your server before charging again.',
    },
  },
  {
    code: 'PG_PROVIDER_ERROR',
    origin: NEW_MODULE,
    reason: 'declined',
    cause: {
      ko: '결제 팝업이 닫힌 뒤 PG가 실패를 알렸습니다. 대괄호 안이 PG의 코드이고 그 뒤가 PG의 메시지입니다.',
      en: 'The pop-up closed and the PG reported a failure. Its own code stands in brackets, its words behind.',
    },
    change: {
      ko: '`event.detail.pgMessage`의 대괄호 안 코드를 PG 문서에서 찾아 그에 맞게 고칩니다.',
      en: 'Look up the code in the brackets of `event.detail.pgMessage` in the PG’s documents, and act on that.',
    },
  },
  {
    code: 'PORTONE_ERROR',
    origin: NEW_MODULE,
    reason: 'declined',
    cause: {
      ko: '결제 팝업이 닫힌 뒤 조회하니 포트원 서버에서 결제가 실패한 상태였습니다.',
      en: 'The pop-up closed, and PortOne’s server then said that the payment had failed.',
    },
    change: {
      ko: '`event.detail.pgMessage`와 포트원 콘솔의 결제 내역에서 실패 사유를 확인합니다. 다시 결제할 때는 새 `merchant-uid`를 씁니다.',
      en: 'Find the cause in `event.detail.pgMessage` and in the PortOne console’s payments. Pay again with a fresh `merchant-uid`.',
    },
  },
  {
    code: 'NOT_READY',
    wording: '등록 된 PG 설정 정보를 찾을 수 없습니다',
    origin: LEGACY,
    reason: 'pg-not-registered',
    cause: {
      ko: '이 가맹점 식별코드에 등록된 채널이 하나도 없습니다.',
      en: 'This merchant code has no channel at all.',
    },
    change: {
      ko: '`imp-code`가 가맹점의 것인지 확인하고, 포트원 콘솔에서 결제 채널을 등록합니다.',
      en: 'Check that `imp-code` is yours, and register a channel in the PortOne console.',
    },
  },
  {
    code: 'NOT READY',
    wording: '팝업을 호출하는데 실패',
    origin: LEGACY,
    reason: 'popup-blocked',
    cause: {
      ko: '본인인증(`IMP.certification`) 팝업을 열지 못했습니다.',
      en: 'The pop-up of an identity check (`IMP.certification`) could not be opened.',
    },
    change: {
      ko: '`IMP.certification`을 클릭 핸들러 안에서 바로 호출하고, 구매자에게 팝업을 허용해 달라고 안내합니다.',
      en: 'Call `IMP.certification` right in the click handler, and ask the buyer to allow pop-ups.',
    },
  },
  {
    code: 'F1001',
    origin: LEGACY,
    reason: 'pg-not-registered',
    cause: {
      ko: '요청한 유형의 PG 모듈이 가맹점에 등록되어 있지 않습니다. SDK는 이 코드를 `error_coe`라는 잘못된 키로 보냅니다.',
      en: 'The merchant has no PG module of this type. The SDK sends this code under the misspelt key `error_coe`.',
    },
    change: {
      ko: '포트원 콘솔에서 결제 채널을 등록하고, `pg`의 코드와 MID를 그 채널과 맞춥니다.',
      en: 'Register the channel in the PortOne console, and match the code and MID in `pg` to it.',
    },
  },
  {
    code: 'F1002',
    wording: '이미 결제가 이루어진 거래건',
    origin: LEGACY,
    reason: 'already-paid',
    cause: {
      ko: '이미 결제된 주문번호입니다.',
      en: 'This order number has been paid already.',
    },
    change: {
      ko: '서버에서 새 `merchant-uid`를 발급해 주문을 저장하거나, `prepare-url`이 주문을 만들게 합니다. `verify-url`을 쓰면서 `merchant-uid`를 빼면 서버가 모르는 주문이 됩니다.',
      en: 'Have your server print a fresh `merchant-uid` and store the order, or let `prepare-url` make it. With a `verify-url`, do not leave `merchant-uid` out: your server would not know the order.',
    },
  },
  {
    code: 'F0005',
    wording: '정상적 인증 처리가 되지 않았습니다',
    origin: LEGACY,
    reason: 'declined',
    cause: {
      ko: '인증이 끝나지 않은 채 결제가 중단되었습니다. 구매자의 취소와 인증 실패를 한데 묶은 코드여서 어느 쪽인지 알 수 없습니다.',
      en: 'The payment broke off before the authentication was done. The code covers the buyer’s cancelling and a failed authentication alike.',
    },
    change: {
      ko: '새 `merchant-uid`로 다시 결제하게 합니다. 앱에서 되풀이되면 WebView가 카드사 앱의 스킴을 열고 `app-scheme`으로 돌아오는지 확인합니다.',
      en: 'Let the buyer pay again with a fresh `merchant-uid`. If it keeps happening in an app, check that its WebView opens the card companies’ schemes and that `app-scheme` leads back.',
    },
  },
  {
    code: 'SCRIPT_LOAD_FAILED_ON_SDK',
    origin: LEGACY,
    reason: 'sdk-blocked',
    cause: {
      ko: 'SDK가 PG의 스크립트를 받지 못했습니다. 광고 차단기나 CSP, 네트워크가 막았습니다.',
      en: 'The SDK could not load the PG’s script: an ad blocker, the CSP or the network stopped it.',
    },
    change: {
      ko: 'CSP의 `script-src`에 PG의 스크립트 호스트를 넣고, 구매자에게 광고 차단을 끄도록 안내합니다.',
      en: 'Add the host of the PG’s script to the CSP’s `script-src`, and ask the buyer to turn the ad blocker off.',
    },
  },
  {
    ...words('결제모듈 구동 중에 오류'),
    origin: LEGACY,
    reason: null,
    cause: {
      ko: 'SDK 안에서 예상하지 못한 예외가 나서 알림창만 뜨고 콜백은 호출되지 않습니다.',
      en: 'The SDK met an unexpected exception: it shows an alert and never calls back.',
    },
    change: {
      ko: '브라우저 콘솔의 오류를 확인하고, `params`에 SDK가 모르는 값을 넣었다면 뺍니다. 결과를 놓치지 않으려면 `verify-url`을 적고 웹훅을 받습니다.',
      en: 'Read the error in the browser’s console, and take values that the SDK does not know out of `params`. Set `verify-url` and take the webhook, so that no result is lost.',
    },
  },
  {
    ...words('판매자 코드가 설정되지 않았습니다'),
    origin: SDK,
    reason: null,
    cause: {
      ko: '`IMP.init`보다 먼저 결제를 요청했습니다. 알림창만 뜨고 콜백은 호출되지 않습니다.',
      en: 'A payment was asked for before `IMP.init`. The SDK shows an alert and never calls back.',
    },
    change: {
      ko: '`imp-code`를 적어 이 태그가 초기화하게 하거나, 페이지를 불러올 때 `IMP.init`을 한 번 호출합니다.',
      en: 'Set `imp-code` and let the tag do it, or call `IMP.init` once when the page loads.',
    },
  },
  {
    ...words('결제요청 파라메터가 누락되었습니다'),
    origin: SDK,
    reason: null,
    cause: {
      ko: '파라미터 없이 `IMP.request_pay`를 호출했습니다. 이 태그는 언제나 파라미터를 보내므로 페이지의 다른 코드가 호출한 것입니다.',
      en: '`IMP.request_pay` was called without parameters. The tag always sends them, so other code of the page did it.',
    },
    change: {
      ko: '페이지에 남은 `IMP.request_pay` 호출을 지우고 이 태그의 `pay()`를 씁니다.',
      en: 'Remove the page’s own call of `IMP.request_pay` and use the tag’s `pay()`.',
    },
  },
  {
    ...words('팝업차단을 해제해주셔야 결제창이 나타납니다'),
    origin: LEGACY,
    // The alert itself tells the page nothing: the tag sees by itself that `window.open` was refused.
    reason: 'popup-blocked',
    cause: {
      ko: '브라우저가 결제 팝업을 막았습니다. SDK는 알림창만 띄우고 콜백을 부르지 않을 수 있어, 막혔다는 것은 이 태그가 직접 알아냅니다.',
      en: 'The browser blocked the window as a pop-up. The SDK shows an alert and may never call back, so the tag finds out by itself.',
    },
    change: {
      ko: '클릭 핸들러 안에서 바로 `pay()`를 호출하고, 구매자에게 팝업을 허용해 달라고 안내합니다.',
      en: 'Call `pay()` right in the click handler, and ask the buyer to allow pop-ups.',
    },
  },
  {
    ...words('계약된 결제수단이 아닙니다'),
    origin: TOSS,
    reason: 'pg-not-registered',
    cause: {
      ko: 'PG와 계약하지 않은 결제수단으로 결제를 요청했습니다.',
      en: 'The pay method is not in the merchant’s contract with the PG.',
    },
    change: {
      ko: '`pay-method`를 계약한 결제수단으로 바꾸거나, PG에 이 결제수단의 추가 계약을 요청합니다.',
      en: 'Change `pay-method` to one in the contract, or ask the PG to add this one.',
    },
  },
  {
    code: 'PAY_PROCESS_ABORTED',
    origin: TOSS,
    reason: 'declined',
    cause: {
      ko: '결제 진행이 PG에서 중단되었습니다. 사유는 코드 뒤의 메시지에 있습니다.',
      en: 'The PG broke the payment off. The words behind the code say why.',
    },
    change: {
      ko: '`event.detail.pgMessage`에서 사유를 확인해 고칩니다. 계약하지 않은 결제수단이라는 내용이면 `pay-method`를 바꿉니다.',
      en: 'Read why in `event.detail.pgMessage` and act on it. If the pay method is not in the contract, change `pay-method`.',
    },
  },
  {
    code: 'PAY_PROCESS_CANCELED',
    origin: TOSS,
    reason: 'cancelled',
    cause: {
      ko: '구매자가 결제를 취소했습니다.',
      en: 'The buyer cancelled the payment.',
    },
    change: {
      ko: '고칠 것은 없습니다. 다시 결제할 때는 새 `merchant-uid`를 씁니다.',
      en: 'Nothing. Pay again with a fresh `merchant-uid`.',
    },
  },
  // The contract has no verbatim words for these two.
  {
    code: 'vbank_due required',
    origin: NICE,
    reason: 'declined',
    cause: {
      ko: '가상계좌의 입금 기한 없이 요청했습니다. `pg` 없이 `channel-key`만 적으면 이 태그는 PG를 알 수 없어 경고만 하고 보냅니다.',
      en: 'A virtual account was asked for without the last day for its deposit. Where only `channel-key` is set and no `pg`, the tag does not know the PG and merely warns.',
    },
    change: {
      ko: '입금 기한을 `vbank-due="20270131"`처럼 적습니다.',
      en: 'Name the last day, as in `vbank-due="20270131"`.',
    },
  },
  {
    code: 'digital required',
    origin: NICE,
    reason: 'declined',
    cause: {
      ko: '휴대폰 결제인데 콘텐츠인지 실물인지 알리지 않았습니다. `pg` 없이 `channel-key`만 적으면 이 태그는 PG를 알 수 없어 경고만 하고 보냅니다.',
      en: 'A phone payment did not say whether contents or goods are sold. Where only `channel-key` is set and no `pg`, the tag does not know the PG and merely warns.',
    },
    change: {
      ko: '계약한 유형이 콘텐츠이면 `digital="true"`, 실물이면 `digital="false"`로 적습니다.',
      en: 'Write `digital="true"` if your contract says contents, `digital="false"` if it says goods.',
    },
  },
  {
    ...words('CPID 설정 오류'),
    origin: NICE,
    reason: 'pg-not-registered',
    cause: {
      ko: '가맹점의 CPID 설정이 PG에 등록된 것과 맞지 않습니다.',
      en: 'The merchant’s CPID setting does not match what the PG has.',
    },
    change: {
      ko: 'PG에 등록된 CPID를 확인하고 포트원 콘솔의 채널 설정을 그에 맞춥니다.',
      en: 'Ask the PG for the CPID that it has, and match the channel in the PortOne console to it.',
    },
  },
  {
    ...words('알 수 없는 이유로 결제가 중단'),
    origin: NICE,
    reason: 'declined',
    cause: {
      ko: 'PG가 이유를 밝히지 않고 결제를 중단했습니다.',
      en: 'The PG broke the payment off and does not say why.',
    },
    change: {
      ko: '메시지에 나온 PG 고객센터에 `merchant-uid`와 시각을 알려 원인을 확인합니다. 다시 결제받기 전에 서버에서 결제 여부를 조회합니다.',
      en: 'Give `merchant-uid` and the time to the PG’s help line in the message. Look the payment up on your server before charging again.',
    },
  },
  {
    ...words('API 호출 권한이 없습니다'),
    origin: NAVERPAY,
    reason: 'pg-not-registered',
    cause: {
      ko: '네이버페이 검수나 도메인 등록이 끝나지 않았습니다.',
      en: 'Naver’s review, or the registration of your domain, is not done.',
    },
    change: {
      ko: '네이버페이에 이 페이지의 도메인을 등록하고 검수를 마칩니다. 검수에는 `params`의 `naverProducts`가 필요합니다.',
      en: 'Register this page’s domain with Naver Pay and pass the review, which needs `naverProducts` in `params`.',
    },
  },
  {
    code: '000',
    origin: BANKPAY,
    reason: null,
    cause: {
      ko: '계좌이체 인증이 정상적으로 끝났습니다. 실패가 아닙니다.',
      en: 'The bank transfer’s authentication went well. This is no failure.',
    },
    change: {
      ko: '앱에서는 결과로 받은 `bankpaycode`와 `bankpayvalue`를 은행 주소로 POST해야 결제가 이어집니다.',
      en: 'In an app, POST the result’s `bankpaycode` and `bankpayvalue` to the bank’s address, and the payment goes on.',
    },
  },
  {
    code: '091',
    origin: BANKPAY,
    reason: 'cancelled',
    cause: {
      ko: '구매자가 계좌이체를 취소했습니다.',
      en: 'The buyer cancelled the bank transfer.',
    },
    change: {
      ko: '고칠 것은 없습니다. 다시 결제할 때는 새 `merchant-uid`를 씁니다.',
      en: 'Nothing. Pay again with a fresh `merchant-uid`.',
    },
  },
  {
    code: '060',
    origin: BANKPAY,
    reason: 'declined',
    cause: {
      ko: '계좌이체 인증이 제한 시간을 넘겼습니다.',
      en: 'The bank transfer’s authentication took too long.',
    },
    change: {
      ko: '서버에서 결제 여부를 조회한 뒤, 결제되지 않았으면 새 `merchant-uid`로 다시 결제하게 합니다.',
      en: 'Look the payment up on your server, and if it is not paid, let the buyer pay again with a fresh `merchant-uid`.',
    },
  },
  {
    code: '050',
    origin: BANKPAY,
    reason: 'declined',
    cause: {
      ko: '전자서명에 실패했습니다.',
      en: 'The electronic signature failed.',
    },
    change: {
      ko: '구매자가 인증서를 확인하고 새 `merchant-uid`로 다시 결제하도록 안내합니다.',
      en: 'Ask the buyer to check the certificate and pay again with a fresh `merchant-uid`.',
    },
  },
  {
    code: '040',
    origin: BANKPAY,
    reason: 'declined',
    cause: {
      ko: 'OTP나 보안카드 확인에 실패했습니다.',
      en: 'The check of the OTP or the security card failed.',
    },
    change: {
      ko: '구매자가 OTP나 보안카드를 확인하고 새 `merchant-uid`로 다시 결제하도록 안내합니다.',
      en: 'Ask the buyer to check the OTP or the security card and pay again with a fresh `merchant-uid`.',
    },
  },
  {
    code: '030',
    origin: BANKPAY,
    reason: 'declined',
    cause: {
      ko: '인증서를 초기화하지 못했습니다.',
      en: 'The certificate could not be initialised.',
    },
    change: {
      ko: '구매자가 인증서를 확인하고 새 `merchant-uid`로 다시 결제하도록 안내합니다.',
      en: 'Ask the buyer to check the certificate and pay again with a fresh `merchant-uid`.',
    },
  },
  {
    ...words('사용자가 결제를 취소'),
    origin: PGS,
    reason: 'cancelled',
    cause: {
      ko: '구매자가 결제를 취소했다고 PG가 알려 왔습니다. 일부 카드사의 한도 거절이나 CSP 차단도 같은 문구로 옵니다.',
      en: 'The PG says that the buyer cancelled. Some issuers’ limits and blocks by the CSP come in the same words.',
    },
    change: {
      ko: '다시 결제할 때는 새 `merchant-uid`를 씁니다. 취소가 유난히 많으면 CSP의 `form-action`과 `frame-src`에 PG의 호스트가 있는지 확인합니다.',
      en: 'Pay again with a fresh `merchant-uid`. If there are too many of these, check that the CSP’s `form-action` and `frame-src` hold the PG’s hosts.',
    },
  },
  {
    code: 'IAMPORT_*',
    wording: 'IAMPORT_',
    origin: APPS,
    reason: 'abandoned',
    cause: {
      ko: 'Android 앱에서 구매자가 기기의 뒤로 가기로 결제 화면을 나가자, 앱 래퍼가 만들어 보낸 코드입니다. PG의 답이 아닙니다.',
      en: 'On Android the buyer left the payment by the device’s Back, and the app’s wrapper made this code up. It is no answer of the PG’s.',
    },
    change: {
      ko: '`verify-url`을 적어 서버가 결제 여부를 조회하게 하고, 결제되지 않았으면 새 `merchant-uid`로 다시 결제하게 합니다.',
      en: 'Set `verify-url`, so that your server looks the payment up, and if it is not paid, let the buyer pay again with a fresh `merchant-uid`.',
    },
  },
];
