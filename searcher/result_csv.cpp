// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "searcher/csv.hpp"
#include "searcher/json/values.hpp"
#include "searcher/result_json.hpp"
#include "searcher/utf16.hpp"

namespace onrecord::searcher {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : "; ") + part;
    return text;
}

std::string passages_of(const Hit& hit) {
    std::string text;
    for (const Passage& passage : hit.passages)
        text += (text.empty() ? "" : " … ") + passage.text;
    return text;
}

std::string quote_rows(const ResultPage& page) {
    std::string table = csv_row({"id",
                                 "published",
                                 "outlet",
                                 "liveblog",
                                 "title",
                                 "quote",
                                 "speaker",
                                 "level",
                                 "stance",
                                 "address",
                                 "wording",
                                 "wordings"});
    for (const Hit& hit : page.hits) {
        const schema::Entry& entry = hit.revision.entry;
        const schema::Quote& quote = hit.revision.annotations.quotes[hit.quote->number];
        const schema::RevisionStamp& stamp = hit.revision.revision;
        table += csv_row({well_formed(entry.id),
                          to_string(entry.published),
                          well_formed(entry.outlet),
                          well_formed(entry.liveblog),
                          well_formed(entry.title),
                          well_formed(json::piece(json::text_of(entry, quote.where), quote.span)),
                          well_formed(quote.speaker),
                          quote.speaker.empty() ? "" : std::string{json::name_of(quote.level)},
                          std::string{schema::name_of(quote.stance)},
                          well_formed(schema::shown_address(entry)),
                          std::to_string(stamp.number),
                          std::to_string(stamp.count)});
    }
    return table;
}

}  // namespace

std::string to_csv(const ResultPage& page) {
    if (page.are_quotes) return quote_rows(page);
    std::string table = csv_row({"id",
                                 "published",
                                 "outlet",
                                 "liveblog",
                                 "title",
                                 "speakers",
                                 "passages",
                                 "address",
                                 "wording",
                                 "wordings"});
    for (const Hit& hit : page.hits) {
        const schema::Entry& entry = hit.revision.entry;
        const schema::RevisionStamp& stamp = hit.revision.revision;
        table += csv_row({well_formed(entry.id),
                          to_string(entry.published),
                          well_formed(entry.outlet),
                          well_formed(entry.liveblog),
                          well_formed(entry.title),
                          well_formed(joined(hit.revision.annotations.speakers)),
                          well_formed(passages_of(hit)),
                          well_formed(schema::shown_address(entry)),
                          std::to_string(stamp.number),
                          std::to_string(stamp.count)});
    }
    return table;
}

}  // namespace onrecord::searcher
