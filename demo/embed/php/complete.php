<?php
// 폼이 오는 곳. 금액과 상태는 폼이 아니라 결제 기록에서 읽습니다.
require __DIR__ . '/outcome.php';
show_order($_POST);
