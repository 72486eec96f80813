// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/forms.hpp"

#include "corpus/formats/api/bodies.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::api {
namespace {

// What a news object of IPTC's ninjs says, in the spellings of its versions 1.x, 2.x and 3.x.
constexpr std::string_view ninjs_provider =
    "infosources[role=provider].name|infoSources[role=provider].name|copyrightholder|"
    "copyrightHolder";
constexpr std::string_view ninjs_headline = "headlines[role=main].value|headlines[].value|headline";
constexpr std::string_view ninjs_created =
    "firstCreated|firstcreated|versionCreated|versioncreated";
constexpr std::string_view ninjs_version = "versionCreated|versioncreated";
constexpr std::string_view ninjs_body =
    "body_html|body_xhtml|bodies[contentType=text/html].value|bodies[contenttype=text/html].value|"
    "body_text|bodies[].value|descriptions[].value";
constexpr std::string_view ninjs_subjects = "subjects[].name|subject[].name";
constexpr std::string_view ninjs_canceled = "pubStatus=canceled|pubstatus=canceled";

// clang-format off
constexpr Form table[] = {
    {.name = "a JSON Feed",
     .signs = "\"version\" jsonfeed.org/version \"items\"",
     .has = "version items",
     .item_has = "id",
     .items = "items[]",
     .liveblog_title = "title",
     .liveblog_url = "home_page_url|feed_url",
     .liveblog_lang = "language",
     .id = "id|url",
     .url = "url",
     .title = "title",
     .published = "date_published",
     .modified = "date_modified",
     .bylines = "authors[].name|author.name",
     .sections = "tags[]",
     .lang = "language",
     .html = "content_html|summary",
     .plain = "content_text"},

    // dotcom-rendering's fixtures: the JSON from which the Guardian's own pages are made.
    {.name = "the Guardian's page data",
     .signs = "\"blocks\" \"blockFirstPublished\"",
     .has = "blocks",
     .item_has = "id elements blockFirstPublished",
     .items = "blocks[]|pinnedPost|keyEvents[]",
     .outlet = "linkedData[].publisher.name|=The Guardian",
     .liveblog_title = "headline|webTitle",
     .liveblog_url = "canonicalUrl|webURL",
     .liveblog_lang = "=en",
     .id = "id",
     .title = "title",
     .published = "blockFirstPublished",
     .modified = "blockLastUpdated",
     .bylines = "contributors[].name",
     .body = guardian_elements},

    {.name = "an answer of the Guardian's Content API",
     .signs = "\"response\" \"userTier\"",
     .has = "response.status",
     .item_has = "id createdDate",
     .liveblogs = "response.content|response.results[]",
     .items = "blocks.body[]|blocks.requestedBodyBlocks{}.[]",
     .outlet = "=The Guardian",
     .liveblog_title = "webTitle",
     .liveblog_url = "webUrl",
     .liveblog_lang = "=en",
     .id = "id",
     .title = "title",
     .published = "firstPublishedDate|publishedDate|createdDate",
     .modified = "lastModifiedDate",
     .body = guardian_block,
     .left_out = "published=false"},

    // The plugin's own classes and integration tests (Automattic/liveblog).
    {.name = "a WordPress liveblog's answer",
     .signs = "\"entries\" \"entry_time\"",
     .has = "entries",
     .item_has = "id type entry_time",
     .items = "entries[]",
     .item_liveblog_url = "share_link@page",
     .id = "id",
     .url = "share_link",
     .published = "entry_time",
     .modified = "timestamp",
     .bylines = "authors[].name",
     .html = "render|content",
     .withdrawn = "type=delete"},

    // The handbook of its REST API: what /wp-json/wp/v2/posts and the routes of other types answer.
    {.name = "an answer of WordPress's REST API",
     .signs = "\"date_gmt\" \"rendered\"",
     .item_has = "id date_gmt content.rendered",
     .items = "[]",
     .item_liveblog_url = "link@page",
     .id = "id",
     .url = "link",
     .title = "title.rendered",
     .published = "date_gmt@utc",
     .modified = "modified_gmt@utc",
     .bylines = "_embedded.author[].name|yoast_head_json.author",
     .html = "content.rendered",
     .left_out = "status=draft|status=pending|status=private|status=future|content.protected=true"},

    // Its client libraries (scribblelive-node, the Chrome extension).
    {.name = "a ScribbleLive event",
     .signs = "\"Posts\" \"Content\" \"Id\"",
     .has = "Posts",
     .item_has = "Id Created",
     .items = "Posts[]",
     .liveblog_id = "Id",
     .liveblog_title = "Title",
     .liveblog_url = "Websites[].Url",
     .liveblog_lang = "Language",
     .id = "Id",
     .published = "Created",
     .modified = "LastModified",
     .bylines = "Creator.Name",
     .html = "Content",
     .withdrawn = "IsDeleted=1|IsDeleted=true",
     .left_out = "IsApproved=0|IsApproved=false"},

    // Answers in Sourcefabric's and dpa's test data (livebridge).
    {.name = "a Sourcefabric Live Blog answer",
     .signs = "\"_items\" \"particular_type\" \"groups\"",
     .item_has = "_id groups published_date",
     .items = "posts._items[]|_items[]",
     .item_liveblog_id = "blog",
     .id = "_id",
     .title = "headline",
     .published = "published_date",
     .modified = "content_updated_date",
     .bylines = "publisher.byline|publisher.display_name",
     .lang = "language",
     .order = "order",
     .body = sourcefabric_post,
     .withdrawn = "deleted=true",
     .left_out = "post_status=draft|post_status=submitted"},

    // The same standard's package: the liveblog as a whole, its posts what is associated with it.
    {.name = "a ninjs package",
     .signs = "\"uri\" \"composite\" \"associations\"",
     .has = "type=composite associations",
     .item_has = "uri headline|headlines|body_html|body_xhtml|body_text|bodies",
     .items = "associations{}",
     .outlet = ninjs_provider,
     .liveblog_id = "uri",
     .liveblog_title = "headlines[role=main].value|headlines[].value|headline|title|slugline",
     .liveblog_lang = "language",
     .id = "uri",
     .title = ninjs_headline,
     .published = ninjs_created,
     .modified = ninjs_version,
     .bylines = "by|byline",
     .sections = ninjs_subjects,
     .lang = "language",
     .html = ninjs_body,
     .withdrawn = ninjs_canceled,
     .left_out = "pubStatus=withheld|pubstatus=withheld|pubStatus=draft|type=picture|type=video|type=graphic"},

    // IPTC's examples of ninjs 1.x, 2.x and 3.x.
    {.name = "ninjs",
     .signs = "\"uri\" ersion",
     .item_has = "uri versioncreated|versionCreated|pubstatus|pubStatus|pubstatus",
     .items = "[]",
     .item_outlet = ninjs_provider,
     .item_liveblog_title = "slugline|headlines[role=main].value|headlines[].value|headline|title",
     .id = "uri",
     .title = ninjs_headline,
     .published = ninjs_created,
     .modified = ninjs_version,
     .bylines = "by|byline",
     .sections = ninjs_subjects,
     .lang = "language",
     .html = ninjs_body,
     .withdrawn = ninjs_canceled,
     .left_out = "pubStatus=withheld|pubstatus=withheld|pubStatus=draft"},

    // blog.gdeltproject.org's announcement, and the readers of several public projects.
    {.name = "GDELT's Global Quotation Graph",
     .signs = "\"quotes\" \"pre\" \"post\"",
     .item_has = "url quotes[].quote quotes[].pre",
     .items = "[]",
     .item_outlet = "url@host",
     .item_liveblog_title = "title|url",
     .item_liveblog_url = "url",
     .id = "url",
     .url = "url",
     .title = "title",
     .seen = "date",
     .lang = "lang",
     .body = gdelt_quotes},

    // ActivityPub's outbox, as Mastodon's archive has it.
    {.name = "a Mastodon archive (outbox)",
     .signs = "\"orderedItems\"",
     .has = "orderedItems",
     .item_has = "type object",
     .items = "orderedItems[]",
     .item_liveblog_url = "actor|object.attributedTo",
     .id = "object.id|id",
     .url = "object.url",
     .title = "object.summary",
     .published = "object.published|published",
     .modified = "object.updated",
     .lang = "object.contentMap@key",
     .order = "",
     .html = "object.content",
     .left_out = "type=Announce|type=Like"},

    {.name = "a Mastodon answer",
     .signs = "\"account\" \"content\" \"created_at\" \"reblog",
     .item_has = "id content created_at account.acct",
     .items = "[]",
     .item_liveblog_title = "account.display_name|account.acct",
     .item_liveblog_url = "account.url",
     .id = "uri|id",
     .url = "url",
     .title = "spoiler_text",
     .published = "created_at",
     .modified = "edited_at",
     .bylines = "account.display_name|account.acct",
     .lang = "language",
     .html = "content",
     .left_out = "reblog.id"},

    // Lexicons app.bsky.feed.defs and app.bsky.feed.post.
    {.name = "a Bluesky feed",
     .signs = "\"feed\" \"post\" \"record\" \"author\"",
     .has = "feed",
     .item_has = "post.uri post.record.createdAt",
     .items = "feed[]",
     .item_liveblog_id = "post.author.did|post.author.handle",
     .item_liveblog_title = "post.author.displayName|post.author.handle",
     .id = "post.uri",
     .published = "post.record.createdAt",
     .bylines = "post.author.displayName|post.author.handle",
     .lang = "post.record.langs[]",
     .plain = "post.record.text",
     .left_out = "reason.by"},

    {.name = "Bluesky posts",
     .signs = "\"uri\" \"record\" \"createdAt\" \"text\"",
     .item_has = "uri author.did record.createdAt",
     .items = "posts[]|[]",
     .item_liveblog_id = "author.did|author.handle",
     .item_liveblog_title = "author.displayName|author.handle",
     .id = "uri",
     .published = "record.createdAt",
     .bylines = "author.displayName|author.handle",
     .lang = "record.langs[]",
     .plain = "record.text"},

    // tweets.js and deleted-tweets.js of an archive, as many public readers take them.
    {.name = "an X archive",
     .signs = "\"tweet\" \"full_text\" \"created_at\"",
     .item_has = "tweet.id_str|tweet.id tweet.full_text tweet.created_at",
     .items = "[]",
     .item_liveblog_title = "=Posts on X",
     .id = "tweet.id_str|tweet.id",
     .published = "tweet.created_at",
     .lang = "tweet.lang",
     .html = "tweet.full_text",
     .withdrawn = "tweet.deleted_at",
     .left_out = "tweet.full_text^=RT @"},
};
// clang-format on

/// Calls `is_fine` for each word of `list`; true when it says so of all.
template <class Function>
bool all_of_words(std::string_view list, Function is_fine) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (!is_fine(list.substr(0, end))) return false;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return true;
}

bool has_all(const Element& value, std::string_view conditions) {
    return all_of_words(conditions,
                        [&](std::string_view condition) { return holds_at(value, condition); });
}

/// One of the first items is enough: the very first may be of another kind.
bool has_such_items(const Element& document, const Form& form) {
    constexpr int looked_at = 16;
    int seen = 0;
    bool has_one = false;
    for_each_item(document, form, [&](const Element& item) {
        if (!has_one && seen++ < looked_at) has_one = has_all(item, form.item_has);
    });
    return has_one || (seen == 0 && !form.has.empty());
}

bool has_signs(std::string_view head, const Form& form) {
    return all_of_words(form.signs, [&](std::string_view sign) {
        return head.find(sign) != std::string_view::npos;
    });
}

}  // namespace

void for_each_item(const Element& document, const Form& form, const Visit& visit) {
    for_each_alternative(document, form.liveblogs, [&](const Element& liveblog) {
        for_each_alternative(liveblog, form.items, visit);
    });
}

const Form* find_form(const Element& document) {
    const auto* form = std::find_if(std::begin(table), std::end(table), [&](const Form& one) {
        return has_all(document, one.has) && has_such_items(document, one);
    });
    return form == std::end(table) ? nullptr : form;
}

bool looks_like_one(std::string_view head) {
    return std::any_of(std::begin(table), std::end(table), [&](const Form& form) {
        return has_signs(head, form);
    });
}

}  // namespace onrecord::corpus::formats::api
