<?php
// notice_url: 브라우저가 돌아오지 않아도 결제를 압니다.
require __DIR__ . '/../../recipes/php/webhook.php';
