import { DecimalPipe } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, computed, signal } from '@angular/core';
import type { PayOutcome } from 'iamport-elements';

@Component({
  selector: 'angular-shop',
  imports: [DecimalPipe],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  /** This is the page that a payment comes home to after it has left for the PG, mostly on phones. */
  protected readonly isResult = location.pathname.endsWith('/result');

  protected readonly product = { id: 'ujeon', name: '우전 녹차', unit: '하동 · 잎차 40g', price: 28_000 };
  protected readonly buyer = { name: '김하늘', tel: '010-1234-5678' };
  protected readonly payMethods = [
    { code: 'card', label: '신용카드' },
    { code: 'trans', label: '실시간 계좌이체' },
    { code: 'vbank', label: '가상계좌' },
    { code: 'phone', label: '휴대폰' },
  ];

  protected readonly quantity = signal(1);
  protected readonly payMethod = signal('card');
  protected readonly amount = computed(() => this.product.price * this.quantity());
  protected readonly verifyData = computed(() => ({ product: this.product.id, quantity: this.quantity() }));
  protected readonly outcome = signal<PayOutcome | null>(null);
}
