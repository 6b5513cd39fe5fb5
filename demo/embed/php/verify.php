<?php
// verify-url: 태그가 결과를 알리기 전에 묻습니다.
require __DIR__ . '/../../recipes/php/complete.php';
