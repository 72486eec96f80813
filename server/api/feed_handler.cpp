// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"

#include <string>
#include <string_view>

// What other programs subscribe to or look us up by: an Atom feed of any query (RFC 4287) and the
// description by which a browser's address bar searches here (OpenSearch 1.1).
namespace onrecord::server::api {
namespace {

/// As text or an attribute's value in XML. Control characters cannot stand in XML at all.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '&') {
            result += "&amp;";
        } else if (character == '<') {
            result += "&lt;";
        } else if (character == '>') {
            result += "&gt;";
        } else if (character == '"') {
            result += "&quot;";
        } else if (byte >= 0x20 || character == '\n' || character == '\t') {
            result += character;
        }
    }
    return result;
}

/// 32 hex digits as the UUID that they are as many as.
std::string urn(std::string_view id) {
    std::string result = "urn:uuid:";
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) result += '-';
        result += id[i];
    }
    return result;
}

std::string element(std::string_view name, std::string_view text) {
    return "<" + std::string{name} + ">" + escaped(text) + "</" + std::string{name} + ">";
}

std::string link(std::string_view relation, std::string_view target, std::string_view type) {
    return "<link rel=\"" + std::string{relation} + "\" type=\"" + std::string{type} +
           "\" href=\"" + escaped(target) + "\"/>";
}

/// When the Entry was published, else when its words were first seen.
std::string updated(const schema::AnnotatedEntry& revision) {
    const schema::KnownTime& published = revision.entry.published;
    return schema::to_string(published.is_known() ? published.at : revision.revision.seen);
}

std::string item(const searcher::Hit& hit) {
    const schema::Entry& entry = hit.revision.entry;
    const std::string title = entry.title.empty() ? entry.liveblog_title : entry.title;
    std::string text = "<entry>" + element("id", urn(entry.id)) + element("title", title) +
                       element("updated", updated(hit.revision)) + "<author>" +
                       element("name", entry.outlet) + "</author>" +
                       link("alternate", "/e/" + entry.id, "text/html");
    const std::string_view source = schema::shown_address(entry);
    if (!source.empty()) text += link("via", source, "text/html");
    std::string passages;
    for (const searcher::Passage& passage : hit.passages)
        passages += (passages.empty() ? "" : " … ") + passage.text;
    return text + "<summary type=\"text\">" + escaped(passages) + "</summary></entry>\n";
}

std::string feed_of(const Call& call, const searcher::ResultPage& page, const std::string& made) {
    const std::string& address = call.request.raw_target;
    const std::string tag = entity_tag(std::string_view{address});
    std::string text =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">" +
        element("id", urn(std::string_view{tag}.substr(1, 32))) +
        element("title", "Onrecord: " + call.parameters.text("q")) +
        link("self", address, "application/atom+xml");
    text +=
        element("updated", page.hits.empty() ? made : updated(page.hits.front().revision)) + "\n";
    for (const searcher::Hit& hit : page.hits)
        text += item(hit);
    return text + "</feed>\n";
}

}  // namespace

http::Answer feed(const Call& call) {
    const auto searcher = call.context.searchers.lend();
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    auto options = choices_of(call);
    options.sort = searcher::Sort::Newest;
    options.limit = static_cast<std::uint32_t>(call.parameters.number("limit"));
    const auto text = call.parameters.text("q");
    const auto page = searcher->search(text, options);
    if (!has_sense(text)) return senseless(page, text);
    return kept(
        {200, "application/atom+xml; charset=utf-8", feed_of(call, page, manifest.created), {}},
        tag,
        page.is_complete);
}

http::Answer open_search(const Call& call) {
    const std::string origin = (call.request.is_https ? "https://" : "http://") + call.request.host;
    const std::string text =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">" +
        element("ShortName", "Onrecord") +
        element("Description", "Quotes in news liveblogs: who said what, and when") +
        element("InputEncoding", "UTF-8") + "<Url type=\"text/html\" template=\"" +
        escaped(origin) + "/?q={searchTerms}\"/><Url type=\"application/atom+xml\" template=\"" +
        escaped(origin) + "/feed.atom?q={searchTerms}\"/></OpenSearchDescription>\n";
    return {200,
            "application/opensearchdescription+xml; charset=utf-8",
            text,
            {{"Cache-Control", "private, max-age=3600"}, {"Vary", "Host"}}};
}

}  // namespace onrecord::server::api
