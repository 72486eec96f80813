// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "searcher/csv.hpp"
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/handlers.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::server::api {
namespace {

using Writer = std::function<std::string(const searcher::ResultPage&)>;

/// One search, walked through page by page, newest first, while its answer is sent. All pages are
/// of one Generation: where that is not served any more the answer is cut off, not mixed.
class Export {
public:
    Export(const Call& call, std::uint64_t generation, Writer write)
        : searchers_{call.context.searchers},
          query_{call.parameters.text("q")},
          options_{choices_of(call)},
          page_limit_{options_.time_limit},
          generation_{generation},
          captures_{captures_for(call)},
          write_{std::move(write)} {
        options_.sort = searcher::Sort::Newest;
        options_.total = searcher::Total::None;
        options_.limit = searcher::largest_limit;
        options_.passages = 0;
    }

    std::string next() {
        if (is_done_) return {};
        auto lease = searchers_.lend(generation_);
        if (!lease) fail("its Generation is not served any more");
        (*lease)->name_captures(captures_);
        options_.time_limit = page_limit_;
        const auto page = (*lease)->search(query_, options_);
        if (!page.is_complete) fail("a page was not ready in time");
        if (!searchers_.hold_good()) fail("the index was damaged meanwhile");
        options_.after = page.last;
        is_done_ = !page.last;
        return write_(page);
    }

private:
    [[noreturn]] static void fail(const std::string& why) {
        throw schema::Failure{schema::ExitStatus::BadData, "An export ended early: " + why + "."};
    }

    searcher::SearcherPool& searchers_;
    std::string query_;
    searcher::SearchOptions options_;
    std::chrono::milliseconds page_limit_;
    std::uint64_t generation_;
    searcher::CaptureNames captures_;
    Writer write_;
    bool is_done_ = false;
};

/// Each Hit as one line, as a result page has it.
std::string as_lines(const searcher::ResultPage& page) {
    std::string lines;
    const auto body = boost::json::parse(searcher::to_json(page, ""));
    for (const auto& hit : body.at("hits").as_array()) {
        lines += boost::json::serialize(hit) + '\n';
    }
    return lines;
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : "; ") + value;
    return text;
}

std::string as_rows(const searcher::ResultPage& page) {
    std::string rows;
    for (const searcher::Hit& hit : page.hits) {
        const schema::Entry& entry = hit.revision.entry;
        rows += searcher::csv_row({entry.id,
                                   schema::to_string(entry.published),
                                   entry.outlet,
                                   entry.liveblog_title,
                                   entry.title,
                                   std::string{schema::shown_address(entry)},
                                   entry.lang,
                                   joined(hit.revision.annotations.speakers),
                                   entry.text});
    }
    return rows;
}

http::Answer exported(const Call& call, http::Answer answer, Writer write) {
    const auto query = call.parameters.text("q");
    auto lease = lend(call);
    if (!lease) return lease.error();
    if (!has_sense(query)) {
        auto options = choices_of(call);
        return senseless((*lease)->search(query, options), query);
    }
    auto made =
        std::make_shared<Export>(call, (*lease)->generation().manifest().number, std::move(write));
    answer.headers.push_back({"Cache-Control", "no-store"});
    answer.next_piece = [made] { return made->next(); };
    return answer;
}

}  // namespace

http::Answer export_lines(const Call& call) {
    return exported(call, {200, "application/x-ndjson", "", {}}, as_lines);
}

http::Answer export_rows(const Call& call) {
    const std::string head = searcher::csv_row(
        {"id", "published", "outlet", "liveblog", "title", "url", "lang", "speakers", "text"});
    return exported(call,
                    {200,
                     "text/csv; charset=utf-8",
                     head,
                     {{"Content-Disposition", "attachment; filename=\"onrecord.csv\""}}},
                    as_rows);
}

}  // namespace onrecord::server::api
