// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/suggestion.hpp"
#include "searcher/program/checking.hpp"
#include "searcher/program/commands.hpp"
#include "searcher/program/page_text.hpp"
#include "searcher/program/pager.hpp"
#include "searcher/result_json.hpp"
#include "searcher/searcher.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace onrecord::searcher::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::FieldId;
using schema::Settings;

struct SortName {
    std::string_view name;
    Sort sort;
};
constexpr SortName sort_names[] = {
    {"relevance", Sort::Relevance},
    {"newest", Sort::Newest},
    {"oldest", Sort::Oldest},
};

Sort read_sort(const std::string& name) {
    for (const SortName& row : sort_names) {
        if (row.name == name) return row.sort;
    }
    throw Failure{ExitStatus::Usage,
                  "'--sort' is relevance, newest or oldest, not '" + name + "'."};
}

HitUnit read_unit(const std::string& name) {
    if (name == "entries") return HitUnit::Entries;
    if (name == "quotes") return HitUnit::Quotes;
    throw Failure{ExitStatus::Usage, "'--hits' is entries or quotes, not '" + name + "'."};
}

FieldId read_facet(std::string_view name, std::string_view option) {
    std::vector<std::string_view> names;
    for (const schema::Field& row : schema::fields) {
        if (!row.is_facet) continue;
        if (row.name == name) return row.id;
        names.push_back(row.name);
    }
    throw Failure{ExitStatus::Usage,
                  "'--" + std::string{option} + "': there is no facet '" + std::string{name} +
                      "'." + schema::did_you_mean(name, names)};
}

std::vector<FieldId> read_facets(const std::vector<std::string>& lists) {
    std::vector<FieldId> facets;
    for (const std::string& list : lists) {
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find(',', at), list.size());
            const std::string_view name = std::string_view{list}.substr(at, end - at);
            at = end + 1;
            if (name.empty() || name == "none") continue;
            const FieldId field = read_facet(name, "facets");
            if (std::ranges::find(facets, field) == facets.end()) facets.push_back(field);
        }
    }
    return facets;
}

std::vector<FacetSelection> read_selections(const std::vector<std::string>& pairs) {
    std::vector<FacetSelection> selections;
    for (const std::string& pair : pairs) {
        const std::size_t mark = pair.find('=');
        if (mark == std::string::npos || mark + 1 == pair.size()) {
            throw Failure{ExitStatus::Usage,
                          "'--select' takes FIELD=VALUE, as in country=US, not '" + pair + "'."};
        }
        const FieldId field = read_facet(std::string_view{pair}.substr(0, mark), "select");
        auto same = std::ranges::find(selections, field, &FacetSelection::field);
        if (same == selections.end()) same = selections.insert(same, {field, {}});
        same->values.push_back(pair.substr(mark + 1));
    }
    return selections;
}

SearchOptions read_options(const Settings& settings) {
    SearchOptions options;
    options.sort = read_sort(settings.text("sort"));
    options.hits = read_unit(settings.text("hits"));
    options.limit = static_cast<std::uint32_t>(settings.number("limit"));
    options.offset = static_cast<std::uint32_t>(settings.number("offset"));
    options.facets = read_facets(settings.list("facets"));
    options.facet_values = static_cast<std::uint32_t>(settings.number("facet-values"));
    options.selections = read_selections(settings.list("select"));
    options.passages = static_cast<std::uint32_t>(settings.number("passages"));
    options.include_superseded = settings.flag("superseded");
    options.explain = settings.flag("explain");
    options.time_limit = std::chrono::milliseconds{settings.number("time-limit")};
    return options;
}

Searcher open_searcher(const Settings& settings) { return Searcher{open_index(settings)}; }

enum class PageFormat : std::uint8_t { Table, Json, Ndjson, Csv };

struct FormatName {
    std::string_view name;
    PageFormat format;
};
constexpr FormatName format_names[] = {
    {"table", PageFormat::Table},
    {"json", PageFormat::Json},
    {"ndjson", PageFormat::Ndjson},
    {"csv", PageFormat::Csv},
};

PageFormat read_format(const Settings& settings) {
    if (settings.flag("json")) return PageFormat::Json;
    const std::string name = settings.text("format");
    for (const FormatName& row : format_names) {
        if (row.name == name) return row.format;
    }
    throw Failure{ExitStatus::Usage,
                  "'--format' is table, json, ndjson or csv, not '" + name + "'."};
}

void print_problems(const ResultPage& page, const std::string& query, const Settings& settings) {
    if (settings.flag("quiet")) return;
    for (const schema::Problem& problem : page.problems)
        std::cerr << "onrecord-search: " << problem_text(problem, query);
    if (!page.is_complete) {
        std::cerr << "onrecord-search: warning: the time limit ended the search; there may be "
                     "more.\n";
    }
}

void print_page(const ResultPage& page, const std::string& query, const Settings& settings) {
    switch (read_format(settings)) {
        case PageFormat::Json:
            std::cout << to_json(page, query) << '\n';
            return;
        case PageFormat::Ndjson:
            print_problems(page, query, settings);
            std::cout << to_ndjson(page);
            return;
        case PageFormat::Csv:
            print_problems(page, query, settings);
            std::cout << to_csv(page);
            return;
        case PageFormat::Table:
            break;
    }
    print_problems(page, query, settings);
    std::string text = page.explanation.empty() ? std::string{} : page.explanation + '\n';
    const auto offset = static_cast<std::uint32_t>(settings.number("offset"));
    show(text + page_text(page, offset, Paint{STDOUT_FILENO}), settings);
}

/// The operands as one Query, so that marks need not be typed.
std::string query_of(const Settings& settings) {
    std::string query;
    for (const std::string& operand : settings.operands())
        query += (query.empty() ? "" : " ") + operand;
    return query;
}

/// `chek these words` is a search for four words; where it finds nothing, perhaps none was meant.
void ask_for_command(const Settings& settings) {
    const auto& words = settings.operands();
    if (words.size() < 2 || settings.flag("quiet")) return;
    std::vector<std::string_view> names;
    for (const schema::Command& command : search_program().commands) {
        if (!command.name.empty()) names.push_back(command.name);
    }
    const std::string question = schema::did_you_mean(words.front(), names);
    if (!question.empty())
        std::cerr << "onrecord-search: '" << one_line(words.front()) << "' is no command."
                  << question << '\n';
}

// An id's beginning that many Entries share is no answer.
constexpr std::size_t most_shown_ids = 10;

/// The one id that begins so; else `beginning` itself, or, where several do, a message and nothing.
std::optional<std::string> whole_id(const Searcher& searcher, const std::string& beginning) {
    const auto ids = searcher.ids_beginning(beginning, most_shown_ids + 1);
    if (ids.size() == 1) return ids.front();
    if (ids.empty() || ids.front() == beginning) return beginning;
    std::cerr << "onrecord-search: More than one entry's id begins with '" << one_line(beginning)
              << "':\n";
    for (std::size_t i = 0; i < ids.size() && i < most_shown_ids; ++i)
        std::cerr << "  " << ids[i] << '\n';
    if (ids.size() > most_shown_ids) std::cerr << "  and more\n";
    return std::nullopt;
}

}  // namespace

ExitStatus run_search(const Settings& settings) {
    const SearchOptions options = read_options(settings);
    const std::string query = query_of(settings);
    read_format(settings);  // What is wrong is said before anything is searched.
    Searcher searcher = open_searcher(settings);
    const ResultPage page = searcher.search(query, options);
    print_page(page, query, settings);
    std::cout.flush();
    if (page.total == 0) ask_for_command(settings);
    if (page.total > 0) return ExitStatus::Done;
    return parse_query(query).query ? ExitStatus::NothingFound : ExitStatus::Usage;
}

namespace {

/// What the Entry said at a moment: the wording where it is sure, else what is not known.
std::string as_of_text(const EntryView& view, schema::Instant at, bool is_json) {
    std::vector<schema::AnnotatedEntry> wordings{view.revisions.rbegin(), view.revisions.rend()};
    wordings.push_back(view.entry);
    const AsOf answer = as_of(at, wordings);
    if (is_json) return to_json(answer, wordings) + '\n';
    std::string text = one_line(answer.text) + '\n';
    for (const schema::AnnotatedEntry& wording : wordings) {
        if (wording.revision.number != answer.revision) continue;
        text += '\n' + one_line(wording.entry.title) + '\n' + one_line(wording.entry.text) + '\n';
    }
    return text;
}

}  // namespace

ExitStatus run_entry(const Settings& settings) {
    Searcher searcher = open_searcher(settings);
    const auto found = whole_id(searcher, settings.operands().front());
    if (!found) return ExitStatus::NothingFound;
    const std::string& id = *found;
    const std::optional<EntryView> view = searcher.entry(id);
    if (!view) {
        std::cerr << "onrecord-search: There is no entry '" << one_line(id) << "' here.\n";
        return ExitStatus::NothingFound;
    }
    if (const auto at = read_as_of(settings)) {
        std::cout << as_of_text(*view, *at, settings.flag("json"));
    } else if (settings.flag("json")) {
        std::cout << to_json(*view, searcher.generation().manifest().number) << '\n';
    } else {
        show(entry_text(*view, Paint{STDOUT_FILENO}), settings);
    }
    std::cout.flush();
    return ExitStatus::Done;
}

}  // namespace onrecord::searcher::program
