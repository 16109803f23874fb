/** Comments in the generated server configurations. */
export const HOSTING = {
  nginx: [
    '由 npm run build 生成，每次生成都会重写；要改的写在别处再引用。',
    '放进 nginx 的 http 段（如 /etc/nginx/conf.d/）即可；网站的位置和域名按实际改。',
    '用 HTTPS 时在 server 里加 listen 443 ssl 和证书。',
  ],
  caddy: ['由 npm run build 生成，每次生成都会重写。', '写了域名时 Caddy 自己申请证书；网站的位置和域名按实际改。'],
  transport: '只在 HTTPS 下发送；以后一年浏览器只用 HTTPS 访问。',
  compressed: '样式、脚本和数据已经压好；装有 brotli 模块时打开 brotli_static。',
  redirects: '旧网址转到新网址。',
} as const;
