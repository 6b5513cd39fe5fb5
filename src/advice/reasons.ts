import type { Reason } from '../errors.js';
import type { Advice } from './advice.js';

/** What is behind every reason of an outcome that is not `paid`. */
export const REASON_ADVICE: Readonly<Record<Reason, Advice>> = {
  'vbank-issued': {
    cause: {
      ko: '가상계좌만 발급되었고 아직 입금되지 않았습니다. 오류가 아닙니다.',
      en: 'A virtual account was issued and nothing has been deposited yet. This is no fault.',
    },
    change: {
      ko: '`event.detail.vbank`의 계좌와 기한을 구매자에게 보여 주고, 입금 웹훅을 받아 서버에서 확인한 뒤에 발송합니다. 웹훅 주소는 `notice-url`이나 포트원 콘솔에 적고, PG에 따라서는 PG 관리자 화면에도 포트원의 입금 통보 주소를 등록합니다.',
      en: 'Show the account and its date from `event.detail.vbank`, and ship only once the deposit’s webhook came and your server has checked. Set the webhook in `notice-url` or the PortOne console; some PGs’ own admin has to hold PortOne’s notice address too.',
    },
  },
  'verification-unreachable': {
    cause: {
      ko: '`verify-url`이 20초 안에 세 번 요청해도 응답하지 않았거나 5xx로 응답했습니다. 결제되었을 수 있으므로 실패로 처리하지 않습니다.',
      en: '`verify-url` was asked three times within 20 seconds and gave no answer, or a 5xx. Money may have moved, so this is not a failure.',
    },
    change: {
      ko: '서버 로그에서 5xx의 원인을 고치고 한 번에 6초 안에 답하게 합니다. 다른 출처의 서버라면 CORS 헤더 `Access-Control-Allow-Origin`과 이 페이지의 CSP `connect-src`도 확인합니다.',
      en: 'Find the 5xx in your server’s log and answer each request within 6 seconds. For a server of another origin, check its CORS header `Access-Control-Allow-Origin` and this page’s CSP `connect-src` too.',
    },
  },
  'verification-malformed': {
    cause: {
      ko: '`verify-url`의 답이 `status`가 있는 JSON이 아니거나, 다른 결제에 관한 답입니다. CSRF 방어나 로그인 페이지에 막혔거나 경로가 틀린 경우가 대부분입니다.',
      en: '`verify-url` did not answer JSON with a known `status`, or answered about another payment. The usual causes are CSRF protection, a login page or a wrong path.',
    },
    change: {
      ko: '조회한 결제를 `{"status":"paid"}`처럼 JSON으로 답하게 하고, `imp_uid`와 `merchant_uid`는 받은 값과 같아야 합니다. CSRF 토큰은 `verify-data=\'{"_token":"…"}\'`에 적거나 서버에서 이 경로를 예외로 둡니다.',
      en: 'Answer JSON such as `{"status":"paid"}`, with the `imp_uid` and `merchant_uid` that were asked about. Put a CSRF token into `verify-data=\'{"_token":"…"}\'`, or exempt the path on the server.',
    },
  },
  unknown: {
    cause: {
      ko: '돌아온 답에 결제 번호도 실패도 없거나, 브라우저는 성공이라고 했는데 서버의 조회 결과가 5초가 지나도 `ready`입니다. 결제되었을 수 있습니다.',
      en: 'The answer holds neither a payment nor a failure, or it said success and your server still finds `ready` after 5 seconds. Money may have moved.',
    },
    change: {
      ko: '`verify-url`을 적어 서버가 `GET /payments/find/{merchant_uid}`로 조회하게 하고, 최종 결과는 웹훅으로 받습니다. 그때까지 다시 결제받거나 발송하지 않습니다.',
      en: 'Set `verify-url` so that your server looks it up by `GET /payments/find/{merchant_uid}`, and take the final word from the webhook. Until then neither charge again nor ship.',
    },
  },
  'invalid-request': {
    cause: {
      ko: '결제 요청에 오류가 있어 결제창을 열지 않았습니다.',
      en: 'The request has faults, so no window was opened.',
    },
    change: {
      ko: '브라우저 콘솔이나 `event.detail.issues`에 나온 속성을 하나씩 고칩니다. 결제하지 않고 확인하려면 `reportValidity()`를 호출합니다.',
      en: 'Correct the attributes that the browser’s console or `event.detail.issues` names. To check without paying, call `reportValidity()`.',
    },
  },
  prevented: {
    cause: {
      ko: '페이지의 `payment-request` 리스너가 `preventDefault()`를 호출해 결제창을 열기 전에 멈췄습니다.',
      en: 'A listener for `payment-request` called `preventDefault()`, so the attempt stopped before the window.',
    },
    change: {
      ko: '의도한 것이 아니라면 `payment-request` 리스너에서 `preventDefault()`를 호출하는 조건을 고칩니다.',
      en: 'If that was not meant, correct when your `payment-request` listener calls `preventDefault()`.',
    },
  },
  'in-progress': {
    cause: {
      ko: '이 페이지에서 다른 결제가 진행 중입니다. 결제는 한 페이지에서 한 번에 하나만 할 수 있습니다.',
      en: 'Another payment is under way on this page, which takes one at a time.',
    },
    change: {
      ko: '앞선 결제의 결과 이벤트가 온 뒤에 `pay()`를 호출합니다.',
      en: 'Call `pay()` only after the outcome event of the one before.',
    },
  },
  'sdk-offline': {
    cause: {
      ko: '브라우저가 오프라인이어서 결제 스크립트를 받지 못했습니다.',
      en: 'The browser is offline, so the vendor’s script could not be loaded.',
    },
    change: {
      ko: '코드를 고칠 것은 없습니다. 구매자가 연결을 확인하고 다시 누를 수 있도록 결제 버튼을 그대로 둡니다.',
      en: 'Nothing in the code. Keep the button there, so that the buyer can press it again once online.',
    },
  },
  'sdk-blocked': {
    cause: {
      ko: '결제 스크립트를 받지 못했습니다. 광고 차단기나 CSP가 막았거나, 주소나 무결성 값이 틀렸습니다.',
      en: 'A payment script could not be loaded: an ad blocker or the CSP stopped it, or its address or integrity is wrong.',
    },
    change: {
      ko: 'CSP의 `script-src`에 `cdn.iamport.kr`과 `cdn.portone.io`를, `frame-src`에 `service.iamport.kr`을 넣습니다. `sdk-url`을 확인하고(샌드박스라면 켜져 있는지), 버전 없이 내용이 바뀌는 `v1/iamport.js`에는 `sdk-integrity`를 적지 않습니다.',
      en: 'Add `cdn.iamport.kr` and `cdn.portone.io` to the CSP’s `script-src`, and `service.iamport.kr` to `frame-src`. Check `sdk-url` (a sandbox has to be running), and leave `sdk-integrity` out for `v1/iamport.js`, which changes in place.',
    },
  },
  'sdk-timeout': {
    cause: {
      ko: '결제 스크립트나 결제 서비스의 프레임이 제한 시간 안에 열리지 않았습니다.',
      en: 'The vendor’s script, or the frames of its service, did not load in time.',
    },
    change: {
      ko: '구매자의 네트워크와 CSP에서 `cdn.iamport.kr`과 `service.iamport.kr`이 열리는지 확인합니다. 클릭 전에 미리 받도록 `preload="auto"`로 둡니다.',
      en: 'Check that the network and the CSP let `cdn.iamport.kr` and `service.iamport.kr` through. Keep `preload="auto"`, which loads before the click.',
    },
  },
  'sdk-unusable': {
    cause: {
      ko: '스크립트는 왔지만 `window.IMP`를 쓸 수 없거나, 호출해도 오류가 나거나 아무 창도 열리지 않았습니다.',
      en: 'The script came, but `window.IMP` cannot be used: it is not there, it threw, or it opened no window.',
    },
    change: {
      ko: '`sdk-url="https://cdn.iamport.kr/v1/iamport.js"`를 쓰고(예전 `iamport.payment-*.js`는 jQuery를 먼저 넣어야 합니다), `<div id="IMP">`처럼 이름이 겹치는 요소를 바꿉니다. 페이지에서 SDK를 직접 불러온다면 `IMP.init`을 호출하거나 `imp-code`를 적습니다.',
      en: 'Use `sdk-url="https://cdn.iamport.kr/v1/iamport.js"` (the old `iamport.payment-*.js` needs jQuery before it), and rename any element such as `<div id="IMP">`. Where the page brings the script itself, call `IMP.init` or set `imp-code`.',
    },
  },
  'popup-blocked': {
    cause: {
      ko: '브라우저가 팝업을 막아 결제창이 열리지 않았습니다. 클릭한 뒤 다른 일을 기다렸다가 열면 막힙니다.',
      en: 'The browser blocked the window as a pop-up. It does so when something was waited for after the click.',
    },
    change: {
      ko: '`await`나 타이머를 거치지 말고 클릭 핸들러 안에서 바로 `pay()`를 호출하고, 구매자에게 팝업을 허용해 달라고 안내합니다. 앱의 WebView라면 `popup="false"`로 적습니다.',
      en: 'Call `pay()` right in the click handler, with no `await` or timer before it, and ask the buyer to allow pop-ups. In an app’s WebView write `popup="false"`.',
    },
  },
  cancelled: {
    cause: {
      ko: 'PG가 구매자의 취소라고 알려 왔습니다. 정해진 코드가 없어 문구로 가려내므로, 카드사의 한도 거절이나 CSP 차단이 섞일 수 있습니다.',
      en: 'The PG says that the buyer cancelled. There is no stable code for it, so an issuer’s limit or a block by the CSP may hide behind the same words.',
    },
    change: {
      ko: '다시 결제할 때는 새 `merchant-uid`를 씁니다. 취소가 유난히 많으면 CSP의 `form-action`과 `frame-src`에 PG의 호스트가 있는지 확인합니다.',
      en: 'Pay again with a fresh `merchant-uid`. If there are too many of these, check that the CSP’s `form-action` and `frame-src` hold the PG’s hosts.',
    },
  },
  abandoned: {
    cause: {
      ko: '결과가 오지 않은 채 결제창이 사라졌거나 구매자가 뒤로 돌아왔습니다. 그 사이 결제되었을 수 있습니다.',
      en: 'The window went away, or the buyer came Back, and nobody said how it ended. The payment may still have gone through.',
    },
    change: {
      ko: '`verify-url`을 적어 서버가 `merchant_uid`로 조회하게 합니다. 다시 결제받기 전에 포트원 콘솔이나 REST API로 결제 여부를 확인합니다.',
      en: 'Set `verify-url`, so that your server looks it up by `merchant_uid`. Check in the PortOne console or by the REST API before charging again.',
    },
  },
  declined: {
    cause: {
      ko: 'PG나 카드사가 승인을 거절했거나, 이 라이브러리가 알지 못하는 코드로 실패했습니다.',
      en: 'The PG or the card company refused, or the failure has a code that this library does not know.',
    },
    change: {
      ko: '`event.detail.pgCode`와 `event.detail.pgMessage`로 원인을 찾습니다. 한도나 잔액 문제라면 다른 카드와 새 `merchant-uid`로 다시 결제하게 합니다.',
      en: 'Look for the cause in `event.detail.pgCode` and `event.detail.pgMessage`. For a limit or a balance, let the buyer try another card with a fresh `merchant-uid`.',
    },
  },
  'already-paid': {
    cause: {
      ko: '이미 결제된 주문번호로 다시 결제를 요청했습니다.',
      en: 'The order number has been paid already.',
    },
    change: {
      ko: '결제를 시도할 때마다 새 `merchant-uid`를 쓰고, 결제된 주문이면 결제 버튼 대신 주문 내역을 보여 줍니다.',
      en: 'Use a fresh `merchant-uid` for every attempt, and show a paid order in place of its button.',
    },
  },
  'pg-not-registered': {
    cause: {
      ko: '가맹점에 이 PG나 결제수단의 채널이 등록되어 있지 않거나, 아직 계약이나 검수가 끝나지 않았습니다.',
      en: 'The merchant has no channel for this PG or pay method, or its contract or review is not done.',
    },
    change: {
      ko: '포트원 콘솔에서 채널을 등록하고 `imp-code`, `pg`의 코드와 MID(또는 `channel-key`)를 그 채널과 맞춥니다. 테스트 채널과 실연동 채널을 바꿔 적지 않았는지도 확인합니다.',
      en: 'Register the channel in the PortOne console, and match `imp-code`, the code and MID in `pg` (or `channel-key`) to it. Check that test and live are not mixed up.',
    },
  },
  forged: {
    cause: {
      ko: '결제된 금액이 주문 금액과 달라 가맹점 서버가 결제를 취소하고 `forged`라고 답했습니다.',
      en: 'The amount that was paid differed from the order, so your server cancelled it and answered `forged`.',
    },
    change: {
      ko: '`amount`와 `currency`를 서버의 주문에서 그대로 가져와 적습니다. 결제 전에 `POST /payments/prepare`로 금액을 등록하면 다른 금액의 결제창이 열리지 않습니다.',
      en: 'Take `amount` and `currency` straight from the order on your server. Register the amount by `POST /payments/prepare`, and a window with another amount is refused.',
    },
  },
  rejected: {
    cause: {
      ko: '승인된 결제가 그 뒤에 취소되어 가맹점 서버가 `cancelled`라고 답했습니다.',
      en: 'The payment was approved and then cancelled, so your server answered `cancelled`.',
    },
    change: {
      ko: 'REST API로 조회한 결제의 `cancel_reason`을 확인합니다. 서버가 자동으로 취소했다면 그 조건을 고칩니다.',
      en: 'Read `cancel_reason` of the payment by the REST API. If your own server cancelled it, correct when it does.',
    },
  },
};
