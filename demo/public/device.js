// Plays a device in this frame: what it says it is, and that nothing is above it.
{
  const { userAgent } = document.currentScript.dataset;
  Object.defineProperty(navigator, 'userAgent', { get: () => userAgent });
  // The window leaves to the top of the page, which here is the frame of the device.
  const { submit } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = function () {
    if (this.target === '_top') this.target = '_self';
    submit.call(this);
  };
}
