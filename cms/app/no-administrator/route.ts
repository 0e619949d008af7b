export const dynamic = 'force-static'

/** In the place of Payload's open form for the first user: says how the first administrator is created. */
export function GET(): Response {
  return new Response(page, { status: 403, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

const page = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>管理者がいません · Okuzuke</title>
<style>body{max-width:36rem;margin:15vh auto;padding:0 1.5rem;font:1rem/1.8 system-ui,sans-serif;color-scheme:light dark}</style>
<h1>まだ管理者がいません</h1>
<p>最初の管理者は、環境変数 <code>ADMIN_EMAIL</code> と <code>ADMIN_PASSWORD</code>(12文字以上)から作られます。
設定してから起動し直し、<a href="/admin">管理画面</a>にログインしてください。</p>
<section lang="en">
<h2>There is no administrator yet</h2>
<p>The first one is made from <code>ADMIN_EMAIL</code> and <code>ADMIN_PASSWORD</code> (12 characters or more) in the environment.
Set them, start again, and log in at the <a href="/admin">admin panel</a>.</p>
</section>
</html>
`
