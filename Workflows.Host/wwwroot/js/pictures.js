// Pictures from a phone are made smaller before they travel: at most 2000 pixels on the longer side, as JPEG. Where the
// browser cannot (old kernels, HEIC), the picture goes as it is and the server says when it is too large.
'use strict';
(() => {
  const longest = 2000;
  const worthwhile = 600 * 1024;

  async function smaller(file) {
    if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < worthwhile || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      if (!blob || blob.size >= file.size) return file;
      return new File([blob], file.name.replace(/\.(png|jpe?g)$/i, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
    } catch {
      return file;
    }
  }

  document.addEventListener('change', async event => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== 'file' || !window.DataTransfer) return;
    const chosen = [...input.files];
    const pictures = await Promise.all(chosen.map(smaller));
    if (pictures.every((file, i) => file === chosen[i])) return;
    const together = new DataTransfer();
    for (const file of pictures) together.items.add(file);
    input.files = together.files;
  });

  // After display the page of a task reports that it was opened.
  const opened = document.querySelector('form[data-opened]');
  if (opened) fetch(opened.getAttribute('action'), { method: 'POST', body: new FormData(opened), credentials: 'same-origin' }).catch(() => {});
})();
