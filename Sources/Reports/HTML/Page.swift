/// A whole HTML page that asks nothing of any network: styles, script and data are in it.
///
/// Its Content-Security-Policy allows this one style sheet and this one script, by their digests,
/// and nothing else, so that even a name that slipped through the escaping could load or run nothing.
struct Page {
  let title: String
  let description: String
  let body: [Markup]

  var written: String {
    let policy =
      "default-src 'none'; style-src '\(Page.digest(PageStyle.rules))'; script-src "
      + "'\(Page.digest(PageScript.text))'; img-src data:; base-uri 'none'; form-action 'none'"
    let head = Markup(
      "head", [:],
      Markup("meta", ["charset": "utf-8"]),
      Markup("meta", ["http-equiv": "Content-Security-Policy", "content": .words(policy)]),
      Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      Markup("meta", ["name": "color-scheme", "content": "light dark"]),
      Markup("meta", ["name": "description", "content": .words(description)]),
      // Without it browsers ask the server for an icon.
      Markup("link", ["rel": "icon", "href": "data:,"]),
      Markup("title", [:], .text(title)),
      Markup("style", [:], .verbatim(PageStyle.rules)))
    let script = Markup("script", [:], .verbatim(PageScript.text))
    return "<!DOCTYPE html>\n"
      + Markup("html", ["lang": "en"], head, Markup("body", [:], body + [script])).written + "\n"
  }

  /// What a Content-Security-Policy recognises a text in the page by.
  private static func digest(_ text: String) -> String {
    "sha256-" + base64(SHA256(text.utf8).bytes)
  }
}
