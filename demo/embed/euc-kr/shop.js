// 오래전부터 쓰던 주문서입니다. 고친 것은 한 줄(★)입니다.
var $j = jQuery.noConflict();
var order = null;

document.observe('dom:loaded', function () {
  if (!$('pay')) return;
  IMP.init('imp33886024');
  // JSP라면 주문번호가 주문서에 찍혀 나올 자리입니다.
  $j.post('/orders', { product: 'hwangcha' }, function (made) {
    order = made;
  });
  $('pay').observe('click', pay);
});

function pay() {
  if (!order) return;
  // ★ 전에는 IMP.request_pay({ 였습니다. 값도 콜백도 그대로입니다.
  IamportElements.requestPay({
    pg: 'html5_inicis',
    pay_method: 'card',
    merchant_uid: order.merchant_uid,
    name: order.name,
    amount: order.amount,
    buyer_name: $F('buyer_name'),
    buyer_tel: $F('buyer_tel'),
    buyer_addr: $F('buyer_addr'),
    m_redirect_url: location.href.replace(/[^\/]*$/, 'result.html')
  }, paid);
}

function paid(rsp) {
  if (rsp.success) {
    $j.ajax({
      url: '/payments/complete',
      type: 'POST',
      data: { imp_uid: rsp.imp_uid, merchant_uid: rsp.merchant_uid }
    }).done(function (data) {
      show('결제가 완료되었습니다.', data.status === 'paid' ? 'paid' : 'pending', rsp.merchant_uid);
    });
  } else {
    show('결제에 실패하였습니다. ' + rsp.error_msg, 'failed', rsp.merchant_uid);
  }
}

function show(message, status, merchantUid) {
  $('outcome').update((message + ' (주문번호 ' + merchantUid + ', ' + status + ')').escapeHTML());
}
