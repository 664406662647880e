/** Sentences the page brings along in the reader's language, their places filled by name. */
export class Words {
  private readonly texts: Record<string, string>;

  constructor(json: string) { this.texts = JSON.parse(json) as Record<string, string>; }

  of(key: string, values: Record<string, string | number> = {}): string {
    return (this.texts[key] ?? '').replace(/\{(\w+)\}/g, (place, name: string) => `${values[name] ?? place}`);
  }
}
