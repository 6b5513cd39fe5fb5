import './define/iamport-checkout.js';
import './define/iamport-return.js';
