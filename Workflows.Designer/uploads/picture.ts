/** Longer side of a picture after it was made smaller, in pixels: a printed page can still be read. */
const longest = 2000;
const quality = 0.85;
/** A PNG below this many bytes stays a PNG, so that drawings and screen shots keep their sharp letters. */
const smallPng = 600 * 1024;

/**
 * A photo upright, small, and without what the camera wrote into it (place, time, device): drawn anew on a canvas, only what
 * can be seen remains. What the browser cannot draw – a HEIC picture, mostly – goes as it is.
 */
export async function upright(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|heic|heif|webp)$/.test(file.type) || !('createImageBitmap' in window)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const type = file.type === 'image/png' && file.size < smallPng ? 'image/png' : 'image/jpeg';
    const drawing = canvas.getContext('2d');
    if (!drawing) return file;
    if (type === 'image/jpeg') {
      drawing.fillStyle = '#fff';
      drawing.fillRect(0, 0, canvas.width, canvas.height);
    }
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>(done => canvas.toBlob(done, type, quality));
    return drawn ? new File([drawn], file.name.replace(/\.[^.]*$/, '') + (type === 'image/png' ? '.png' : '.jpg'), { type }) : file;
  } catch {
    return file;
  }
}
