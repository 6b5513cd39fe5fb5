<?php
// 아임포트 결제를 서버에서 확인합니다. PHP 7.1 이상, 확장은 PDO만 있으면 됩니다.
// 환경 변수: IMP_KEY, IMP_SECRET(절대 브라우저로 보내지 마세요), DATABASE_DSN, DATABASE_USER, DATABASE_PASSWORD

/** REST API를 한 번 부릅니다. 없는 결제는 null, 알 수 없는 답은 예외입니다. */
function iamport(string $method, string $path, ?array $body = null, string $token = ''): ?array
{
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Content-Type: application/json\r\nAuthorization: $token",
        'content' => $body === null ? '' : json_encode($body),
        'timeout' => 10,
        'ignore_errors' => true,
    ]]);
    $text = @file_get_contents((getenv('IAMPORT_API_URL') ?: 'https://api.iamport.kr') . $path, false, $context);
    $answer = json_decode($text ?: '', true);
    // HTTP 200이라도 code가 0이 아니면 실패입니다. JSON이 아니면 결제가 없다는 뜻도 아닙니다.
    if (!is_array($answer) || !isset($answer['code'])) {
        throw new RuntimeException("$method $path: no answer");
    }
    if ($answer['code'] === 0) {
        return $answer['response'];
    }
    if (strpos($http_response_header[0], ' 404') !== false) {
        return null;
    }
    throw new RuntimeException("$method $path: {$answer['message']}");
}

function iamport_token(): string
{
    $keys = ['imp_key' => getenv('IMP_KEY'), 'imp_secret' => getenv('IMP_SECRET')];
    return iamport('POST', '/users/getToken', $keys)['access_token'];
}

function find_payment(string $token, ?string $impUid, ?string $merchantUid): ?array
{
    if ($impUid !== null) {
        return iamport('GET', '/payments/' . rawurlencode($impUid), null, $token);
    }
    $path = '/payments/find/' . rawurlencode((string) $merchantUid);
    $newest = iamport('GET', $path, null, $token);
    // 나중에 연 창을 닫고 먼저 연 창에서 결제했을 수 있습니다.
    if ($newest === null || $newest['status'] === 'paid') {
        return $newest;
    }
    return iamport('GET', "$path/paid", null, $token) ?? $newest;
}

/** 이 결제가 주문에 무엇을 뜻하는지: [브라우저에 알릴 상태, 주문의 새 상태 또는 null, 환불할지]. */
function judge(array $order, array $payment): array
{
    $status = $payment['status'];
    $cancelled = (float) ($payment['cancel_amount'] ?? 0);
    $isPart = $cancelled > 0 && $cancelled < (float) $payment['amount'];
    $isPaid = $status === 'paid' || ($status === 'cancelled' && $isPart);
    $isOwn = $order['imp_uid'] === $payment['imp_uid'];
    $isWaiting = $order['status'] === 'open' || $order['status'] === 'issued';
    $hasAccount = $status === 'ready' && !empty($payment['vbank_num']);
    $differs = (float) $payment['amount'] !== (float) $order['amount']
        || ($payment['currency'] ?: 'KRW') !== $order['currency'];

    if ($isOwn && $order['status'] === 'paid' && ($isPaid || $status !== 'cancelled')) return ['paid', null, false];
    if ($differs && $isPaid) return ['forged', $isWaiting ? 'cancelled' : null, true];
    if ($differs && $status === 'cancelled' && !empty($payment['paid_at'])) {
        return ['forged', $isWaiting ? 'cancelled' : null, false];
    }
    if ($differs && $hasAccount) return ['forged', null, false];
    if ($isPaid && $cancelled > 0) return ['ready', null, false];
    if ($isPaid) return $isWaiting ? ['paid', 'paid', false] : ['cancelled', null, true];
    if ($hasAccount) return $isWaiting ? ['ready', 'issued', false] : ['cancelled', null, false];
    if ($status !== 'cancelled') return [$status, null, false];
    return ['cancelled', $isOwn && $order['status'] !== 'cancelled' ? 'cancelled' : null, false];
}

/** 판단하고 적습니다. 그 사이 다른 요청이 먼저 적었으면 처음부터 다시 합니다. 없는 주문은 null입니다. */
function settle(PDO $db, array $payment): ?array
{
    for (;;) {
        $find = $db->prepare('SELECT * FROM orders WHERE merchant_uid = ?');
        $find->execute([$payment['merchant_uid']]);
        $order = $find->fetch(PDO::FETCH_ASSOC);
        $find->closeCursor();
        if (!$order) return null;
        $decision = judge($order, $payment);
        $becomes = $decision[1];
        if ($becomes === null || [$becomes, $payment['imp_uid']] === [$order['status'], $order['imp_uid']]) {
            return $decision;
        }
        $db->beginTransaction();
        $update = $db->prepare(
            "UPDATE orders SET status = ?, imp_uid = ? WHERE merchant_uid = ? AND status = ? AND COALESCE(imp_uid, '') = ?"
        );
        $update->execute([$becomes, $payment['imp_uid'], $order['merchant_uid'], $order['status'], (string) $order['imp_uid']]);
        $isFirst = $update->rowCount() === 1;
        if ($isFirst && $becomes === 'paid') {
            $db->prepare('INSERT INTO fulfilments (merchant_uid) VALUES (?)')->execute([$order['merchant_uid']]);
        }
        $db->commit();
        if ($isFirst) return $decision;
    }
}

/** 남은 돈을 모두 돌려줍니다. 동시에 온 다른 요청이 먼저 돌려주었으면 그것으로 됐습니다. */
function refund(string $token, array $payment): void
{
    $remainder = round($payment['amount'] - ($payment['cancel_amount'] ?? 0), 2);
    $body = ['imp_uid' => $payment['imp_uid'], 'checksum' => $remainder, 'reason' => 'forged or not wanted'];
    try {
        iamport('POST', '/payments/cancel', $body, $token);
    } catch (RuntimeException $error) {
        $now = iamport('GET', '/payments/' . rawurlencode($payment['imp_uid']), null, $token);
        if ($now === null || $now['status'] !== 'cancelled' || $now['cancel_amount'] < $now['amount']) throw $error;
    }
}

/** 결제를 조회해 주문과 견줍니다. 브라우저나 웹훅이 보낸 값은 결제번호와 주문번호만 씁니다. */
function verify_payment(?string $impUid, ?string $merchantUid): array
{
    $unknown = ['status' => 'ready', 'fail_reason' => 'no such payment for this order'];
    $token = iamport_token();
    $payment = find_payment($token, $impUid, $merchantUid);
    if ($payment === null || ($merchantUid !== null && $merchantUid !== $payment['merchant_uid'])) return $unknown;
    $db = new PDO(getenv('DATABASE_DSN'), getenv('DATABASE_USER') ?: null, getenv('DATABASE_PASSWORD') ?: null, [
        PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
        PDO::ATTR_TIMEOUT => 10,
    ]);
    $decision = settle($db, $payment);
    if ($decision === null) return $unknown;
    if ($decision[2]) refund($token, $payment);
    $names = ['imp_uid', 'merchant_uid', 'pg_provider', 'pay_method', 'amount', 'currency', 'apply_num', 'receipt_url', 'fail_reason'];
    if (!empty($payment['vbank_num'])) array_push($names, 'vbank_name', 'vbank_num', 'vbank_holder', 'vbank_date');
    return ['status' => $decision[0]] + array_filter(array_intersect_key($payment, array_flip($names)), 'is_scalar');
}

/** 요청이 말하는 [결제번호, 주문번호]. 폼도 JSON도 받습니다. */
function names(): array
{
    $fields = $_GET ?: $_POST ?: json_decode(file_get_contents('php://input'), true);
    $impUid = is_array($fields) ? ($fields['imp_uid'] ?? '') : '';
    $merchantUid = is_array($fields) ? ($fields['merchant_uid'] ?? '') : '';
    $isName = is_string($impUid) && preg_match('/^[\w-]{1,64}$/D', $impUid);
    $isOrder = is_string($merchantUid) && $merchantUid !== '' && !preg_match('/^\.{1,2}$/D', $merchantUid);
    return [$isName ? $impUid : null, $isOrder ? $merchantUid : null];
}

/** JSON으로 답하고 끝냅니다. */
function answer(int $code, array $body): void
{
    http_response_code($code);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo json_encode($body);
}
