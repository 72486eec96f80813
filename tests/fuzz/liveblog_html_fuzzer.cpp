// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "<!DOCTYPE html><html lang='en'><head><meta property=\"og:site_name\" content=\"Post\">"
        "<!-- x --></head><body><p>Hello &amp; <b>you</b><script type=\"application/ld+json\">"
        "//<![CDATA[\n{\"@graph\":[{\"@type\":[\"LiveBlogPosting\"],\"headline\":\"Live &#39;n\","
        "\"url\":{\"@id\":\"https://p.example/"
        "l\"},\"publisher\":{\"name\":\"Post\"},\"keywords\":\"a, b\","
        "\"liveBlogUpdate\":[{\"headline\":\"Talks\",\"articleBody\":\"<p>One &lsquo;two&rsquo;"
        "</p><blockquote>We stay.<br>&mdash; Jo (@jo)</blockquote><figure><figcaption>Quay"
        "</figcaption></figure><ul><li>x\",\"datePublished\":\"2024-03-05T08:15:00Z\","
        "\"author\":[{\"name\":\"Jo\"},\"Max\"],},{\"articleBody\":\"a\nb\"}]}]}\n//]]></script>"
        "<div></div></body></html>",
        "<script type=application/ld+json>[{\"@type\":\"LiveBlogPosting\",\"name\":\"L\","
        "\"liveBlogUpdate\":{\"text\":\"&lt;p&gt;x&amp;amp;y&lt;/p&gt;\"}}]</script>",
        "<title>Lock live</title><h1>Lock</h1><div class=feed><article id=block-a1 "
        "class=post><time "
        "dateTime='2031-05-02T14:05:00Z'>2h</time><h2>Gate</h2><span class=author>By Ann Lee</span>"
        "<p>It moved by a hand.</p><footer>Updated at 14:10</footer></article><article class=post "
        "data-timestamp=1935669000><p>Stuck, <a href=#a2>crews</a> say.</p></article></div>",
        "<title>Lock live</title><div><h2>14:05 - Gate</h2><p>It moved by a hand "
        "today.</p><h2>13:10 "
        "- Stuck</h2><p>Crews cannot open it.</p></div><div itemprop=liveBlogUpdate itemscope "
        "itemtype=http://schema.org/BlogPosting><meta itemprop=headline content=x><p "
        "itemprop=articleBody>y</p></div>",
        R"(<title>Lock live</title><script>window.S = JSON.parse("{\"p\":[{\"date\":\"2031-05-02T14:05:00Z\",)"
        R"(\"content\":\"It moved by a \\u0068and.\"}]}");</script><script>self.__next_f.push([1,"1:{\"p\":[)"
        R"({\"time\":\"2031-05-02T14:05:00Z\",\"body\":\"It moved by a hand.\"}]}\n"])</script>)",
        "<title>Lock live</title><h3>Friday 2 May 2031</h3><live-feed><live-post "
        "published='2031-05-02T14:05:00Z' author='Ann Lee'><b>Gate</b><br>It moved.</live-post>"
        "<live-post published='2031-05-02T13:05:00Z'><p>Ann Lee</p><p>Stuck.</p></live-post>"
        "</live-feed>",
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string page = "<html>" + std::string{reinterpret_cast<const char*>(data), size};
    onrecord::fuzz::read_as("live.html", page);
    return 0;
}
