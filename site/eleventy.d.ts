/** The parts of Eleventy 3 that this site uses; it ships no types of its own. */
declare module '@11ty/eleventy' {
  export type UserConfig = {
    addExtension(extensions: string[], options: { key: string }): void
    setTemplateFormats(formats: string[]): void
    addGlobalData(name: string, data: unknown): void
    /** Adds a template that is no file of the input folder. */
    addTemplate(path: string, content: object): void
    addJavaScriptFunction(name: string, fn: (...args: never[]) => unknown): void
    setUseGitIgnore(enabled: boolean): void
    readonly ignores: Set<string>
  }

  export type EleventyOptions = {
    quietMode?: boolean
    /** `false`: Eleventy looks for no configuration file. */
    configPath?: string | false
    config?: (config: UserConfig) => void
  }

  export type EleventyPage = { url: string; content: string }

  export default class Eleventy {
    constructor(input: string, output: string, options?: EleventyOptions)
    /** Counts its time, and warns of what took long since the last reset; there from the first run on. */
    readonly bench?: { reset(): void }
    /** Renders in memory; nothing is written. */
    toJSON(): Promise<EleventyPage[]>
  }
}
