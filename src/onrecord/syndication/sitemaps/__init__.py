"""The sitemap (sitemaps.org 0.9)."""
