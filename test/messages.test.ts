import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reason } from '../src/errors.js';
import { formatAmount, formatDue, languageOf, MESSAGES, message } from '../src/messages.js';

/** Every reason: the compiler asks for the ones that are missing here. */
const REASONS: Record<Reason, true> = {
  'vbank-issued': true,
  'verification-unreachable': true,
  'verification-malformed': true,
  unknown: true,
  'sdk-offline': true,
  'sdk-blocked': true,
  'sdk-timeout': true,
  'sdk-unusable': true,
  'invalid-request': true,
  prevented: true,
  'in-progress': true,
  'popup-blocked': true,
  cancelled: true,
  abandoned: true,
  declined: true,
  'already-paid': true,
  'pg-not-registered': true,
  forged: true,
  rejected: true,
};

describe('MESSAGES', () => {
  it('have the same keys in both languages, every reason among them', () => {
    assert.deepEqual(Object.keys(MESSAGES.ko).sort(), Object.keys(MESSAGES.en).sort());
    for (const reason of Object.keys(REASONS)) assert.ok(reason in MESSAGES.ko, reason);
  });

  for (const [language, sentences] of Object.entries(MESSAGES)) {
    for (const [key, sentence] of Object.entries(sentences)) {
      it(`${language} ${key}`, () => {
        assert.equal(sentence, sentence.trim());
        assert.equal(/[가-힣]/.test(sentence), language === 'ko');
        assert.doesNotMatch(sentence, /[{}]|undefined/);
        assert.equal(message(key as Reason, language as 'ko' | 'en'), sentence);
      });
    }
  }

  it('tell nobody to pay again where money may have moved', () => {
    for (const key of ['unknown', 'verification-unreachable', 'verification-malformed'] as const) {
      assert.match(MESSAGES.en[key], /do not pay again/);
      assert.match(MESSAGES.ko[key], /다시 결제하지 마시고/);
    }
  });
});

describe('languageOf', () => {
  const tags = [
    ['ko', 'ko'],
    ['ko-KR', 'ko'],
    ['KO', 'ko'],
    ['kok', 'en'],
    ['en', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    [null, 'en'],
  ] as const;
  for (const [tag, language] of tags) it(`of ${tag} is ${language}`, () => assert.equal(languageOf(tag), language));
});

describe('formatDue', () => {
  const due = Date.parse('2027-01-15T23:59:00+09:00') / 1000;
  const dates = [
    ['ko', /^2027년 1월 15일 23:59$/],
    ['ko-KR', /^2027년 1월 15일 23:59$/],
    ['en', /January 15, 2027.*11:59.PM GMT\+9$/],
    ['en-GB', /15 January 2027.*23:59 GMT\+9$/],
    ['ja', /2027年1月15日.*23:59/],
    ['no such tag!', /January 15, 2027/],
    ['한국어', /January 15, 2027/],
  ] as const;
  for (const [locale, written] of dates) {
    it(`is a clock of Seoul, spelt as in ${locale}`, () => assert.match(formatDue(due, locale), written));
  }

  it('is empty for what is no moment', () => {
    for (const seconds of [Number.NaN, Infinity, 1e20]) assert.equal(formatDue(seconds, 'ko'), '');
  });
});

describe('formatAmount', () => {
  const amounts = [
    [14000, 'KRW', 'ko', '14,000원'],
    [14000, null, 'ko-KR', '14,000원'],
    [14000, null, 'en', '₩14,000'],
    [10.25, 'USD', 'en', '$10.25'],
    [1000, 'JPY', 'ko', 'JP¥1,000'],
    [1000, 'points!', 'ko', '1000 points!'],
    [1000, 'KRW', 'no such tag!', '1000 KRW'],
  ] as const;
  for (const [amount, currency, locale, written] of amounts) {
    it(`writes ${amount} ${currency} in ${locale}`, () =>
      assert.equal(formatAmount(amount, currency, locale), written));
  }
});
