// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/suggestion.hpp"
#include "searcher/program/commands.hpp"
#include "searcher/program/page_text.hpp"
#include "searcher/result_json.hpp"
#include "searcher/searcher.hpp"

#include <algorithm>
#include <iostream>
#include <unistd.h>

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

Searcher open_searcher(const Settings& settings) {
    const schema::OpenedGeneration opened = schema::open_current(settings.text("index"));
    if (!opened.refusal.empty() && !settings.flag("quiet")) {
        std::cerr << "onrecord-search: warning: " << opened.refusal << '\n';
    }
    return Searcher{opened.generation};
}

void print_page(const ResultPage& page, const std::string& query, const Settings& settings) {
    if (settings.flag("json")) {
        std::cout << to_json(page, query) << '\n';
        return;
    }
    if (!settings.flag("quiet")) {
        for (const schema::Problem& problem : page.problems) {
            std::cerr << "onrecord-search: " << problem_text(problem, query);
        }
    }
    if (!page.explanation.empty()) std::cout << page.explanation << '\n';
    const auto offset = static_cast<std::uint32_t>(settings.number("offset"));
    std::cout << page_text(page, offset, Paint{STDOUT_FILENO});
}

}  // namespace

ExitStatus run_search(const Settings& settings) {
    const SearchOptions options = read_options(settings);
    const std::string query = settings.operands().front();
    Searcher searcher = open_searcher(settings);
    const ResultPage page = searcher.search(query, options);
    print_page(page, query, settings);
    std::cout.flush();
    if (page.total > 0) return ExitStatus::Done;
    return parse_query(query).query ? ExitStatus::NothingFound : ExitStatus::Usage;
}

ExitStatus run_entry(const Settings& settings) {
    const std::string& id = settings.operands().front();
    Searcher searcher = open_searcher(settings);
    const std::optional<EntryView> view = searcher.entry(id);
    if (!view) {
        std::cerr << "onrecord-search: There is no entry '" << one_line(id) << "' here.\n";
        return ExitStatus::NothingFound;
    }
    if (settings.flag("json")) {
        std::cout << to_json(*view, searcher.generation().manifest().number) << '\n';
    } else {
        std::cout << entry_text(*view, Paint{STDOUT_FILENO});
    }
    std::cout.flush();
    return ExitStatus::Done;
}

}  // namespace onrecord::searcher::program
