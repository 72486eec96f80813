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
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string page = "<html>" + std::string{reinterpret_cast<const char*>(data), size};
    onrecord::fuzz::read_as("live.html", page);
    return 0;
}
