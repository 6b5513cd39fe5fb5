<?php
// 결제를 다시 확인하고 주문을 보여 줍니다. 두 길이 같이 씁니다.
require __DIR__ . '/../../recipes/php/payments.php';

function show_order(array $sent): void
{
    [$impUid, $merchantUid] = names($sent);
    try {
        $verdict = $impUid === null && $merchantUid === null ? ['status' => 'failed'] : verify_payment($impUid, $merchantUid);
    } catch (Throwable $error) {
        error_log($error->getMessage());
        $verdict = UNKNOWN;
    }
    $status = ['paid' => 'paid', 'ready' => 'pending'][$verdict['status']] ?? 'failed';
    $sentence = [
        'paid' => '결제가 끝났습니다.',
        'pending' => '결제를 확인하고 있습니다. 다시 결제하지 말고 기다려 주세요.',
        'failed' => '결제되지 않았습니다.',
    ][$status];
    $h = function ($text): string {
        return htmlspecialchars(is_string($text) ? $text : '');
    };
    header('Cache-Control: no-store');
    ?>
<!doctype html>
<html lang="ko">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>주문 결과</title>
  <link rel="stylesheet" href="../style.css">
</head>
<body>
<main>
  <h1>주문 결과</h1>
  <p id="outcome" state="<?= $status ?>"><?= $sentence ?> <small>주문 <b><?= $h($merchantUid) ?></b> · <?= $status ?></small></p>
  <?php if ($status === 'paid'): ?>
  <dl>
    <dt>결제번호</dt><dd id="imp-uid"><?= $h($verdict['imp_uid'] ?? '') ?></dd>
    <dt>결제 금액</dt><dd id="amount"><?= number_format($verdict['amount'] ?? 0) ?>원</dd>
    <?php foreach (['buyer_name' => '받는 분', 'buyer_tel' => '휴대폰', 'buyer_addr' => '주소'] as $name => $label): ?>
      <?php if (!empty($sent[$name])): ?>
    <dt><?= $label ?></dt><dd id="<?= $name ?>"><?= $h($sent[$name]) ?></dd>
      <?php endif ?>
    <?php endforeach ?>
  </dl>
  <?php endif ?>
  <p><a href="order.php">다시 주문하기</a></p>
</main>
</body>
</html>
    <?php
}
