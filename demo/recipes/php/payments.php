<?php
// 아임포트 결제를 서버에서 확인합니다. PHP 7.1 이상, PDO, allow_url_fopen, openssl이 필요합니다.
// 설정은 환경 변수로 읽습니다: IMP_KEY, IMP_SECRET, DATABASE_DSN, DATABASE_USER, DATABASE_PASSWORD
// 환경 변수를 쓸 수 없는 호스팅이면 웹에 공개되지 않는 폴더(public_html 위)의 파일에서 putenv('IMP_KEY=…')를 부르고 여기서 require 하세요.

function setting(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

/** REST API를 한 번 부릅니다. 없는 결제는 null, 알 수 없는 답은 예외입니다. */
function iamport(string $method, string $path, ?array $body = null, string $token = ''): ?array
{
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Content-Type: application/json\r\nAuthorization: $token",
        'content' => $body === null ? '' : json_encode($body),
        'timeout' => 10,
        'ignore_errors' => true,
        // 다른 서버로 비밀키를 넘기지 않습니다.
        'follow_location' => 0,
    ]]);
    $text = @file_get_contents((getenv('IAMPORT_API_URL') ?: 'https://api.iamport.kr') . $path, false, $context);
    if ($text === false) {
        throw new RuntimeException("$method $path: " . (error_get_last()['message'] ?? 'no answer'));
    }
    $answer = json_decode($text, true);
    // HTTP 200이라도 code가 0이 아니면 실패입니다. JSON이 아니면 결제가 없다는 뜻도 아닙니다.
    if (!is_array($answer) || !isset($answer['code'])) {
        throw new RuntimeException("$method $path: not an answer of the API");
    }
    if ($answer['code'] !== 0) {
        if (strpos($http_response_header[0], ' 404') !== false) return null;
        throw new RuntimeException("$method $path: {$answer['message']}");
    }
    if (!is_array($answer['response'] ?? null)) {
        throw new RuntimeException("$method $path: an answer without a response");
    }
    return $answer['response'];
}

function iamport_token(): string
{
    $keys = ['imp_key' => setting('IMP_KEY'), 'imp_secret' => setting('IMP_SECRET')];
    return iamport('POST', '/users/getToken', $keys)['access_token'];
}

/** 돈과 관계있는 값이 이상하면 판단하지 않습니다. */
function checked(array $payment): array
{
    $isKnown = in_array($payment['status'] ?? null, ['ready', 'paid', 'cancelled', 'failed'], true);
    $amounts = [$payment['amount'] ?? null, $payment['cancel_amount'] ?? 0];
    if (!$isKnown || !is_string($payment['merchant_uid'] ?? null) || $amounts !== array_filter($amounts, 'is_numeric')) {
        throw new RuntimeException('the API sent something else than a payment');
    }
    return $payment;
}

/** 결제번호로, 없으면 주문번호로 찾습니다. */
function find_payment(string $token, ?string $impUid, ?string $merchantUid): ?array
{
    if ($impUid !== null) {
        $payment = iamport('GET', '/payments/' . rawurlencode($impUid), null, $token);
        return $payment === null ? null : checked($payment);
    }
    // `..`는 어떻게 적어도 경로를 벗어납니다.
    if (preg_match('/^\.{0,2}$/D', (string) $merchantUid)) {
        return null;
    }
    $page = iamport('GET', '/payments/findAll/' . rawurlencode($merchantUid), null, $token);
    $list = array_map('checked', $page['list'] ?? []);
    // 나중에 연 창을 닫고 먼저 연 창에서 결제했을 수 있습니다.
    return array_values(array_filter($list, 'is_paid'))[0] ?? $list[0] ?? null;
}

/** 돈이 들어왔고, 다 돌려주지는 않은 결제. */
function is_paid(array $payment): bool
{
    $cancelled = (float) ($payment['cancel_amount'] ?? 0);
    $isPart = $cancelled > 0 && $cancelled < (float) $payment['amount'];
    return $payment['status'] === 'paid' || ($payment['status'] === 'cancelled' && $isPart);
}

/** 이 결제가 주문에 무엇을 뜻하는지: [브라우저에 알릴 상태, 주문의 새 상태 또는 null, 환불할지]. */
function judge(array $order, array $payment): array
{
    $status = $payment['status'];
    $cancelled = (float) ($payment['cancel_amount'] ?? 0);
    $isPaid = is_paid($payment);
    $isOwn = $order['imp_uid'] === $payment['imp_uid'];
    $isWaiting = $order['status'] === 'open' || $order['status'] === 'issued';
    $hasAccount = $status === 'ready' && !empty($payment['vbank_num']);
    $differs = round($payment['amount'] * 100) !== round($order['amount'] * 100)
        || (($payment['currency'] ?? '') ?: 'KRW') !== $order['currency'];

    if ($isOwn && $order['status'] === 'paid' && ($isPaid || $status !== 'cancelled')) return ['paid', null, false];
    // 남의 결제가 주문을 닫지는 못합니다. 0원 결제(빌링키)는 돌려줄 돈이 없습니다.
    $closes = $isOwn && $order['status'] !== 'cancelled' ? 'cancelled' : null;
    $remains = round($payment['amount'] - $cancelled, 2) > 0;
    if ($differs && $isPaid) return ['forged', $closes, $remains];
    if ($differs && $status === 'cancelled' && !empty($payment['paid_at'])) {
        return ['forged', $closes, false];
    }
    if ($differs && $hasAccount) return ['forged', null, false];
    if ($isPaid && $cancelled > 0) return ['ready', null, false];
    if ($isPaid) return $isWaiting ? ['paid', 'paid', false] : ['cancelled', null, $remains];
    // 입금 기한이 지나도 상태는 ready 그대로입니다. 그래도 들어온 돈은 위에서 결제로 봅니다.
    $isExpired = $hasAccount && !empty($payment['vbank_date']) && $payment['vbank_date'] < time();
    if ($isExpired) return ['failed', $isOwn && $order['status'] === 'issued' ? 'open' : null, false];
    if ($hasAccount && $isOwn && $order['status'] === 'issued') return ['ready', null, false];
    if ($hasAccount) return $isWaiting ? ['ready', 'issued', false] : ['cancelled', null, false];
    if ($status !== 'cancelled') return [$status, null, false];
    return ['cancelled', $closes, false];
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
        if ($becomes === null) return $decision;
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
    $body = ['imp_uid' => $payment['imp_uid'], 'checksum' => $remainder, 'reason' => '주문과 다르거나 이미 끝난 주문'];
    $refusal = null;
    try {
        $now = iamport('POST', '/payments/cancel', $body, $token);
    } catch (RuntimeException $error) {
        $refusal = $error;
        $now = iamport('GET', '/payments/' . rawurlencode($payment['imp_uid']), null, $token);
    }
    if ($now === null || $now['status'] !== 'cancelled' || $now['cancel_amount'] < $now['amount']) {
        throw $refusal ?? new RuntimeException("{$payment['imp_uid']}: the money has not gone back");
    }
}

const UNKNOWN = ['status' => 'ready', 'fail_reason' => 'no such payment for this order'];

function is_unknown(array $verdict): bool
{
    return $verdict === [] || $verdict === UNKNOWN;
}

/** 결제를 조회해 주문과 견줍니다. 브라우저나 웹훅이 보낸 값은 결제번호와 주문번호만 씁니다. */
function verify_payment(?string $impUid, ?string $merchantUid): array
{
    $token = iamport_token();
    $payment = find_payment($token, $impUid, $merchantUid);
    if ($payment === null || ($merchantUid !== null && $merchantUid !== $payment['merchant_uid'])) return UNKNOWN;
    $decision = settle(database(), $payment);
    if ($decision === null) {
        if (is_paid($payment)) error_log("{$payment['imp_uid']} was paid for {$payment['merchant_uid']}, which is no order here");
        return UNKNOWN;
    }
    if ($decision[2]) refund($token, $payment);
    // 결제번호는 시각이라 짐작하기 쉽습니다. 주문번호를 모르는 요청에는 상태만 알립니다.
    if ($merchantUid === null) return ['status' => $decision[0]];
    // 사람이 정해야 하는 결제라면 입금 계좌를 다시 알리지 않습니다.
    if ($decision[0] === 'ready' && $payment['status'] !== 'ready') {
        return ['status' => 'ready', 'imp_uid' => $payment['imp_uid'], 'merchant_uid' => $payment['merchant_uid']];
    }
    $names = ['imp_uid', 'merchant_uid', 'pg_provider', 'pay_method', 'amount', 'currency', 'apply_num', 'receipt_url', 'fail_reason'];
    if (!empty($payment['vbank_num'])) array_push($names, 'vbank_name', 'vbank_num', 'vbank_holder', 'vbank_date');
    return ['status' => $decision[0]] + array_filter(array_intersect_key($payment, array_flip($names)), 'is_scalar');
}

function database(): PDO
{
    return new PDO(setting('DATABASE_DSN'), getenv('DATABASE_USER') ?: null, getenv('DATABASE_PASSWORD') ?: null, [
        PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
        PDO::ATTR_TIMEOUT => 10,
    ]);
}

/** POST의 본문: 폼도 JSON도, 서로의 이름으로 와도 받습니다. */
function fields(): array
{
    $body = ltrim((string) file_get_contents('php://input'));
    if ($body === '') return $_POST;
    if ($body[0] !== '{') {
        parse_str($body, $fields);
        return $fields;
    }
    $fields = json_decode($body, true);
    return is_array($fields) ? $fields : [];
}

/** 요청이 말하는 [결제번호, 주문번호]. */
function names(array $fields): array
{
    $said = function (string $name) use ($fields): ?string {
        $value = $fields[$name] ?? '';
        return is_string($value) && !in_array($value, ['', 'null', 'undefined'], true) ? $value : null;
    };
    $impUid = $said('imp_uid');
    if ($impUid !== null && !preg_match('/^[\w-]{1,64}$/D', $impUid)) return [null, null];
    return [$impUid, $said('merchant_uid')];
}

/** JSON으로 답합니다. */
function answer(int $code, array $body): void
{
    http_response_code($code);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo json_encode($body);
}
