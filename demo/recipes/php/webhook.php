<?php
// 콘솔이나 notice-url에 적는 웹훅 주소. 내용은 믿지 않고 다시 조회하므로 몇 번, 어떤 순서로 와도 됩니다.
require __DIR__ . '/complete.php';
