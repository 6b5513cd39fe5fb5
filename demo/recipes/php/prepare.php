<?php
// 태그의 prepare-url: 주문을 만들고 금액을 미리 등록합니다. 다른 금액의 결제창은 열리지 않습니다.
// 구매자가 마우스를 올리기만 해도 불리니, 여기서 재고를 잡지 마시고 결제되지 않은 주문은 가끔 지워 주세요.
require __DIR__ . '/payments.php';

// 가격은 서버만 압니다.
$prices = ['green-tea' => 14000, 'teapot' => 68000];

$product = fields()['product'] ?? '';
$amount = is_string($product) ? ($prices[$product] ?? null) : null;
if ($amount === null) {
    answer(409, ['message' => '지금은 팔지 않는 상품입니다.']);
    exit;
}
try {
    $merchantUid = 'order' . bin2hex(random_bytes(12));
    $insert = 'INSERT INTO orders (merchant_uid, amount) VALUES (?, ?)';
    database()->prepare($insert)->execute([$merchantUid, $amount]);
    iamport('POST', '/payments/prepare', ['merchant_uid' => $merchantUid, 'amount' => $amount], iamport_token());
    answer(200, ['merchant_uid' => $merchantUid, 'amount' => $amount]);
} catch (Throwable $error) {
    error_log($error->getMessage());
    answer(503, ['message' => 'please ask again']);
}
