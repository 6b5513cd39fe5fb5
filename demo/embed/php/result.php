<?php
// m_redirect_url: 휴대폰의 결제가 돌아오는 곳.
require __DIR__ . '/outcome.php';
show_order($_GET);
