<?php
// redirect-url을 서버에서 받을 때: 확인한 뒤 주문 화면으로 보냅니다.
require __DIR__ . '/payments.php';

[$impUid, $merchantUid] = names($_GET);
try {
    $verdict = $impUid === null && $merchantUid === null ? [] : verify_payment($impUid, $merchantUid);
} catch (Throwable $error) {
    error_log($error->getMessage());
    $verdict = [];
}
$status = is_unknown($verdict) ? 'unknown' : $verdict['status'];
// 주소의 payment 값은 누구나 적을 수 있으니 화면을 고르는 데만 쓰고, 주문 상태는 데이터베이스에서 읽으세요.
header('Cache-Control: no-store');
$page = $merchantUid === null ? '/orders' : '/orders/' . rawurlencode($merchantUid);
header("Location: $page?payment=$status", true, 303);
