<?php
// 태그의 verify-url: POST로 받은 결제를 확인해 답합니다. 프레임워크의 CSRF 검사에서 이 경로를 빼 주세요.
require __DIR__ . '/payments.php';

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    answer(405, ['message' => 'only POST']);
    exit;
}
[$impUid, $merchantUid] = names(fields());
if ($impUid === null && $merchantUid === null) {
    answer(400, ['message' => 'imp_uid or merchant_uid is needed']);
    exit;
}
try {
    $verdict = verify_payment($impUid, $merchantUid);
    answer(is_unknown($verdict) ? 404 : 200, $verdict);
} catch (Throwable $error) {
    error_log($error->getMessage());
    answer(503, ['message' => 'please ask again']);
}
