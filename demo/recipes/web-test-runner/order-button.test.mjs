import './order-button.mjs';

/** Presses the button of a component and waits for what it says. */
async function press(attributes) {
  document.body.innerHTML = `<order-button ${attributes}></order-button>`;
  const said = document.querySelector('p');
  const told = new Promise((resolve) => new MutationObserver(resolve).observe(said, { childList: true }));
  document.querySelector('button').click();
  await told;
  return said.textContent;
}

function expect(text, words) {
  if (!words.test(text)) throw new Error(`${words} was expected, not: ${text}`);
}

it('thanks a buyer who has paid', async () => {
  expect(await press('data-name="우전 녹차" data-price="14000"'), /고맙습니다$/);
});

it('lets a buyer whose card was refused try again', async () => {
  // An ending of its own, in place of what the config says.
  expect(await press('data-name="녹차" data-price="14000" data-sandbox="declined"'), /^declined: 다시/);
});

it('opens no window for a price that is no number', async () => {
  expect(await press('data-name="녹차" data-price="14,000"'), /^invalid-request/);
});
