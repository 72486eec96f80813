// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        R"({"version":"https://jsonfeed.org/version/1.1","title":"Dam","items":[{"id":7,)"
        R"("content_html":"<p>All &amp; dry.</p>"},{"id":"6","content_text":"a < b"}]})",
        R"({"blocks":[{"id":"b","blockFirstPublished":1714554000000,"elements":[)"
        R"({"_type":"x.TextBlockElement","html":"<p>a"},{"_type":"x.ImageBlockElement",)"
        R"("data":{"caption":"c"}},{"_type":"x.TweetBlockElement","html":"<blockquote>q"}]}]})",
        R"({"entries":[{"id":"3","type":"delete","entry_time":"1714554000","render":"a",)"
        R"("share_link":"https://a.example/b#3"},{"id":"3","type":"new","timestamp":1,)"
        R"("entry_time":"1714554000","render":"b","share_link":"https://a.example/b#3"}]})",
        R"({"_items":[{"_id":"u","groups":[{"refs":[{"item":{"item_type":"quote","meta":)"
        R"({"quote":"q","credit":"A B"}}}]}],"particular_type":"post","deleted":true,)"
        R"("published_date":"2024-05-01T09:00:00Z","blog":"b","order":2}]})",
        R"({"uri":"u","versionCreated":"2024-05-01T09:00:00Z","pubStatus":"canceled",)"
        R"("bodies":[{"contentType":"text/html","value":"<p>b"}],"slugline":"s"})",
        R"({"date":"2024-05-01","url":"https://a.example/b","title":"t","quotes":[)"
        R"({"pre":"p","quote":"q","post":"r"}]})",
        R"(window.YTD.tweets.part0 = [{"tweet":{"id_str":"2","full_text":"t &lt;","created_at":)"
        R"("Wed May 01 09:00:00 +0000 2024"}}];)",
        R"({"orderedItems":[{"type":"Create","actor":"https://a.example/u","object":{"id":"o",)"
        R"("content":"<p>c","contentMap":{"en":"c"}}}]})",
        R"({"Posts":[{"Id":1,"Created":"\/Date(1714554000000+0000)\/","Content":"a"}],"Id":1})",
        R"({"feed":[{"post":{"uri":"at://a","author":{"did":"d"},"record":{"text":"t",)"
        R"("createdAt":"2024-05-01T09:00:00Z"}}}]})",
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    onrecord::fuzz::read_as("answer.json", {reinterpret_cast<const char*>(data), size});
    return 0;
}
