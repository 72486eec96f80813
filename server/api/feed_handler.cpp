// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <string_view>

// What other programs subscribe to or look us up by: a feed of any query, as Atom (RFC 4287) and as
// JSON Feed 1.1, and the description by which a browser's address bar searches here
// (OpenSearch 1.1).
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

std::string passages_of(const searcher::Hit& hit) {
    std::string passages;
    for (const searcher::Passage& passage : hit.passages)
        passages += (passages.empty() ? "" : " … ") + passage.text;
    return passages;
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
    const std::string passages = passages_of(hit);
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

namespace {

using Form = http::Answer (*)(const Call&, const searcher::ResultPage&, const schema::Manifest&);

/// The newest that is found, in one of the two forms.
http::Answer feed_as(const Call& call, Form form) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    auto options = choices_of(call);
    options.sort = searcher::Sort::Newest;
    options.limit = static_cast<std::uint32_t>(call.parameters.number("limit"));
    const auto text = call.parameters.text("q");
    const auto page = searcher->search(text, options);
    if (!has_sense(text)) return senseless(page, text);
    return kept(form(call, page, manifest), tag, page.is_complete);
}

std::string origin_of(const http::Request& request) {
    return (request.is_https ? "https://" : "http://") + request.host;
}

boost::json::object json_item(const searcher::Hit& hit, const std::string& origin) {
    const schema::Entry& entry = hit.revision.entry;
    boost::json::object item{
        {"id", urn(entry.id)},
        {"url", origin + "/e/" + entry.id},
        {"title", entry.title.empty() ? entry.liveblog_title : entry.title},
        {"content_text", passages_of(hit)},
        {"date_published", updated(hit.revision)},
        {"authors", boost::json::array{boost::json::object{{"name", entry.outlet}}}}};
    if (!entry.lang.empty()) item["language"] = entry.lang;
    const auto source = schema::shown_address(entry);
    if (!source.empty()) item["external_url"] = source;
    return item;
}

http::Answer as_json(const Call& call,
                     const searcher::ResultPage& page,
                     const schema::Manifest& /*manifest*/) {
    const auto origin = origin_of(call.request);
    boost::json::array items;
    for (const searcher::Hit& hit : page.hits)
        items.push_back(json_item(hit, origin));
    const boost::json::object feed{{"version", "https://jsonfeed.org/version/1.1"},
                                   {"title", "Onrecord: " + call.parameters.text("q")},
                                   {"home_page_url", origin + "/"},
                                   {"feed_url", origin + call.request.raw_target},
                                   {"items", std::move(items)}};
    return {200, "application/feed+json; charset=utf-8", boost::json::serialize(feed), {}};
}

http::Answer as_atom(const Call& call,
                     const searcher::ResultPage& page,
                     const schema::Manifest& manifest) {
    return {200, "application/atom+xml; charset=utf-8", feed_of(call, page, manifest.created), {}};
}

}  // namespace

http::Answer feed(const Call& call) { return feed_as(call, as_atom); }

http::Answer json_feed(const Call& call) { return feed_as(call, as_json); }

http::Answer open_search(const Call& call) {
    const std::string origin = origin_of(call.request);
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
