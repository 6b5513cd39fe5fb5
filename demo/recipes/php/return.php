<?php
// redirect-url을 서버에서 받을 때: 확인한 뒤 주문 화면으로 보냅니다.
require __DIR__ . '/payments.php';

[$impUid, $merchantUid] = names();
try {
    $verdict = $impUid === null && $merchantUid === null ? [] : verify_payment($impUid, $merchantUid);
} catch (Throwable $error) {
    error_log($error->getMessage());
    $verdict = [];
}
$status = isset($verdict['imp_uid']) ? $verdict['status'] : 'unknown';
header('Cache-Control: no-store');
header('Location: /orders/' . rawurlencode((string) $merchantUid) . "?payment=$status", true, 303);
