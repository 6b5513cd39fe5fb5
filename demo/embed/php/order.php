<?php
// 주문서: 주문을 만들고, 결제에 쓸 값을 SDK의 이름 그대로 폼에 적습니다.
require __DIR__ . '/../../recipes/php/payments.php';

$merchantUid = 'order' . bin2hex(random_bytes(12));
$amount = 68000;
database()->prepare('INSERT INTO orders (merchant_uid, amount) VALUES (?, ?)')->execute([$merchantUid, $amount]);
$host = $_SERVER['HTTP_X_FORWARDED_HOST'] ?? $_SERVER['HTTP_HOST'];
$webhook = "http://$host" . dirname($_SERVER['SCRIPT_NAME']) . '/webhook.php';
?>
<!doctype html>
<html lang="ko">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>주문서</title>
  <link rel="stylesheet" href="../style.css">
  <meta name="iamport:imp-code" content="imp33886024">
  <meta name="iamport:verify-url" content="verify.php">
  <script src="/iamport-elements.js" defer></script>
</head>
<body>
<main>
  <h1>백자 다관</h1>
  <p class="unit">옆손잡이 · 300ml</p>
  <p class="price"><?= number_format($amount) ?>원</p>

  <!-- 휴대폰에서는 폼이 오지 않고 result.php로 돌아옵니다. 결제 기록에 남지 않을 값은 결제 전에 저장하세요. -->
  <form method="post" action="complete.php">
    <input type="hidden" name="merchant_uid" value="<?= $merchantUid ?>">
    <input type="hidden" name="name" value="백자 다관">
    <input type="hidden" name="amount" value="<?= $amount ?>">
    <input type="hidden" name="m_redirect_url" value="result.php">
    <input type="hidden" name="notice_url" value="<?= htmlspecialchars($webhook) ?>">
    <fieldset>
      <legend>받는 분</legend>
      <label>이름 <input name="buyer_name" required autocomplete="name"></label>
      <label>휴대폰 <input name="buyer_tel" type="tel" required autocomplete="tel"></label>
      <label>주소 <input name="buyer_addr" autocomplete="street-address"></label>
    </fieldset>
    <fieldset class="choices">
      <legend>결제대행사</legend>
      <label class="choice"><input type="radio" name="pg" value="kcp" checked> NHN KCP</label>
      <label class="choice"><input type="radio" name="pg" value="html5_inicis"> KG이니시스</label>
    </fieldset>
    <fieldset class="choices">
      <legend>결제 수단</legend>
      <label class="choice"><input type="radio" name="pay_method" value="card" checked> 신용카드</label>
      <label class="choice"><input type="radio" name="pay_method" value="trans"> 계좌이체</label>
    </fieldset>
    <!-- 버튼도 엔터도 폼을 보내지 않습니다. 결제가 끝나면 imp_uid를 채워 submit-form이 보냅니다. -->
    <iamport-checkout submit-form>
      <button type="button"><?= number_format($amount) ?>원 결제하기</button>
    </iamport-checkout>
  </form>
</main>
</body>
</html>
