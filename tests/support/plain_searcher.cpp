// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plain_searcher.hpp"

#include <algorithm>
#include <cctype>
#include <functional>

namespace onrecord::support {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using searcher::QueryKind;
using searcher::Sort;

std::vector<std::string> words_of_value(const std::string& folded) {
    std::vector<std::string> words;
    std::string word;
    for (const char byte : folded + " ") {
        const bool is_letter = static_cast<signed char>(byte) < 0 || std::isalnum(byte) != 0;
        if (is_letter) {
            word += byte;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

bool has_words(const std::string& folded, const std::vector<std::string>& wanted) {
    const std::vector<std::string> words = words_of_value(folded);
    return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    });
}

}  // namespace

PlainSearcher::PlainSearcher(const std::vector<AnnotatedEntry>& revisions,
                             std::vector<schema::SpeakerAlias> aliases)
    : revisions_{revisions},
      aliases_{std::move(aliases)} {
    const auto read = [&](const std::string& text, const std::string& lang) {
        Text result;
        for (const schema::Word& word : analyzer_.read(text, lang)) {
            result.forms.push_back(word.form);
            result.stems.emplace_back(analyzer_.stem(word.form, lang));
            ++form_counts_[word.form];
        }
        return result;
    };
    for (const AnnotatedEntry& revision : revisions) {
        const schema::Entry& entry = revision.entry;
        languages_.insert(entry.lang);
        Document document{read(entry.title, entry.lang), read(entry.text, entry.lang)};
        average_length_ +=
            static_cast<double>(document.title.forms.size() + document.body.forms.size());
        for (const std::string& stem :
             std::set<std::string>{document.title.stems.begin(), document.title.stems.end()}) {
            ++title_documents_[stem];
        }
        for (const std::string& stem :
             std::set<std::string>{document.body.stems.begin(), document.body.stems.end()}) {
            ++body_documents_[stem];
        }
        documents_.push_back(std::move(document));
    }
    const auto count = static_cast<double>(std::max<std::size_t>(revisions.size(), 1));
    average_length_ /= count;
}

std::set<std::string> PlainSearcher::stems_of(const std::string& form) const {
    std::set<std::string> stems;
    for (const std::string& lang : languages_) {
        stems.emplace(analyzer_.stem(form, lang));
    }
    return stems;
}

std::set<std::string> PlainSearcher::wildcard_forms(const std::string& prefix) const {
    std::vector<std::pair<std::int64_t, std::string>> forms;
    for (const auto& [form, count] : form_counts_) {
        if (form.starts_with(prefix)) forms.emplace_back(-static_cast<std::int64_t>(count), form);
    }
    std::ranges::sort(forms);
    std::set<std::string> commonest;
    for (const auto& [count, form] : forms) {
        if (commonest.size() < searcher::QueryLimits{}.wildcard_words) commonest.insert(form);
    }
    return commonest;
}

PlainSearcher::Places PlainSearcher::places_in(const Query& leaf,
                                               const Text& text,
                                               bool is_title) const {
    Places places;
    if (leaf.field == FieldId::Title && !is_title) return places;
    const std::size_t length = leaf.kind == QueryKind::Phrase ? leaf.words.size() : 1;
    const auto stems =
        leaf.kind == QueryKind::Word ? stems_of(leaf.words[0]) : std::set<std::string>{};
    const auto forms =
        leaf.kind == QueryKind::Wildcard ? wildcard_forms(leaf.words[0]) : std::set<std::string>{};
    for (std::size_t i = 0; i + length <= text.forms.size(); ++i) {
        bool stands = stems.contains(text.stems[i]) || forms.contains(text.forms[i]);
        if (leaf.kind == QueryKind::Phrase) {
            stands = true;
            for (std::size_t j = 0; j < length; ++j) {
                stands = stands && text.forms[i + j] == leaf.words[j];
            }
        }
        if (stands) places.emplace_back(i, i + length - 1);
    }
    return places;
}

const PlainSearcher::Leaf& PlainSearcher::leaf(const Query& query) const {
    const std::string key = to_string(query);
    const auto known = leaves_.find(key);
    if (known != leaves_.end()) return known->second;
    Leaf leaf;
    for (const Document& document : documents_) {
        leaf.title.push_back(places_in(query, document.title, true));
        leaf.body.push_back(places_in(query, document.body, false));
    }
    leaf.weight = weight_of(query);
    return leaves_[key] = std::move(leaf);
}

PlainSearcher::Places PlainSearcher::places(const Query& query,
                                            std::size_t document,
                                            bool is_title) const {
    if (query.kind != QueryKind::Or) {
        const Leaf& found = leaf(query);
        return (is_title ? found.title : found.body)[document];
    }
    Places all;
    for (const Query& child : query.children) {
        for (const auto& place : places(child, document, is_title)) {
            all.push_back(place);
        }
    }
    return all;
}

bool PlainSearcher::is_near(const Query& query, std::size_t document) const {
    const auto near_in = [&](bool is_title) {
        std::vector<Places> all;
        for (const Query& child : query.children) {
            all.push_back(places(child, document, is_title));
        }
        // Every choice of one place each, counted up like digits.
        std::vector<std::size_t> choice(all.size());
        for (const Places& one : all) {
            if (one.empty()) return false;
        }
        while (true) {
            std::size_t last_begin = 0;
            std::size_t first_end = SIZE_MAX;
            for (std::size_t i = 0; i < all.size(); ++i) {
                last_begin = std::max(last_begin, all[i][choice[i]].first);
                first_end = std::min(first_end, all[i][choice[i]].second);
            }
            if (last_begin <= first_end + query.distance) return true;
            std::size_t digit = 0;
            while (digit < all.size() && ++choice[digit] == all[digit].size()) {
                choice[digit++] = 0;
            }
            if (digit == all.size()) return false;
        }
    };
    return near_in(true) || near_in(false);
}

std::vector<std::string> PlainSearcher::facet_values(std::size_t document, FieldId field) const {
    const AnnotatedEntry& revision = revisions_[document];
    const schema::Entry& entry = revision.entry;
    std::vector<std::string> values;
    switch (field) {
        case FieldId::Speaker:
            values = revision.annotations.speakers;
            break;
        case FieldId::Country:
            values = revision.annotations.countries;
            break;
        case FieldId::Focus:
            values = revision.annotations.focus_countries;
            break;
        case FieldId::Topic:
            values = revision.annotations.topics;
            break;
        case FieldId::Outlet:
            values = {entry.outlet};
            break;
        case FieldId::Liveblog:
            values = {entry.liveblog};
            break;
        case FieldId::Lang:
            values = {entry.lang};
            break;
        case FieldId::Byline:
            values = entry.bylines;
            break;
        case FieldId::Kind:
            values = {entry.kind == schema::EntryKind::Primary ? "primary" : "outlet"};
            break;
        case FieldId::Date:
            if (entry.published.is_known()) values = {to_string(entry.published).substr(0, 7)};
            break;
        default:
            break;
    }
    std::erase(values, "");
    return values;
}

std::set<std::string> PlainSearcher::all_values(FieldId field) const {
    std::set<std::string> all;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        const std::vector<std::string> values = facet_values(i, field);
        all.insert(values.begin(), values.end());
    }
    return all;
}

std::set<std::string> PlainSearcher::chosen(FieldId field,
                                            const std::string& typed,
                                            bool exactly) const {
    const std::string folded = schema::fold(typed);
    std::set<std::string> exact;
    std::set<std::string> wide;
    const bool has_names = field == FieldId::Speaker || field == FieldId::Outlet ||
                           field == FieldId::Liveblog || field == FieldId::Byline;
    for (const std::string& value : all_values(field)) {
        const std::string folded_value = schema::fold(value);
        if (folded_value == folded) exact.insert(value);
        const bool is_alias =
            field == FieldId::Speaker && std::ranges::any_of(aliases_, [&](const auto& alias) {
                return schema::fold(alias.alias) == folded &&
                       schema::fold(alias.speaker) == folded_value;
            });
        const bool by_words = has_names && has_words(folded_value, words_of_value(folded));
        if (folded_value == folded || is_alias || by_words) wide.insert(value);
    }
    return exactly && !exact.empty() ? exact : wide;
}

const std::set<std::string>& PlainSearcher::meant(const Query& value) const {
    const std::string key = to_string(value);
    const auto known = meant_.find(key);
    if (known != meant_.end()) return known->second;
    return meant_[key] = chosen(value.field, value.value, false);
}

bool PlainSearcher::has_value(const Query& query, std::size_t document) const {
    const AnnotatedEntry& revision = revisions_[document];
    if (query.field == FieldId::Id) return revision.entry.id == query.value;
    const std::set<std::string>& wanted = meant(query);
    if (wanted.empty() && query.field == FieldId::Topic) {
        return std::ranges::find(revision.annotations.narrow_topics, query.value) !=
               revision.annotations.narrow_topics.end();
    }
    return passes({query.field, wanted}, document);
}

bool PlainSearcher::passes(const Choice& choice, std::size_t document) const {
    return std::ranges::any_of(facet_values(document, choice.field), [&](const std::string& value) {
        return choice.values.contains(value);
    });
}

bool PlainSearcher::matches(const Query& query, std::size_t document) const {
    const auto child_matches = [&](const Query& child) { return matches(child, document); };
    switch (query.kind) {
        case QueryKind::All:
            return true;
        case QueryKind::Nothing:
            return false;
        case QueryKind::And:
            return std::ranges::all_of(query.children, child_matches);
        case QueryKind::Or:
            return std::ranges::any_of(query.children, child_matches);
        case QueryKind::Not:
            return !child_matches(query.children.front());
        case QueryKind::Near:
            return is_near(query, document);
        case QueryKind::Word:
        case QueryKind::Phrase:
        case QueryKind::Wildcard:
            return !leaf(query).title[document].empty() || !leaf(query).body[document].empty();
        case QueryKind::Value:
            return has_value(query, document);
        case QueryKind::Date: {
            const schema::KnownTime& time = revisions_[document].entry.published;
            return time.is_known() && time.at >= query.period.begin && time.at < query.period.end;
        }
    }
    return false;
}

std::vector<PlainSearcher::Choice> PlainSearcher::take_choices(
    Query& query, const searcher::SearchOptions& options) const {
    std::vector<Choice> choices;
    const auto take = [&](const Query& one) {
        if (one.kind != QueryKind::Value || !schema::field(one.field).is_facet) return false;
        const std::set<std::string>& values = meant(one);
        if (values.empty()) return false;
        choices.push_back({one.field, values});
        return true;
    };
    if (query.kind == QueryKind::And) {
        std::erase_if(query.children, take);
        if (query.children.empty()) query = Query{};
    } else if (take(query)) {
        query = Query{};
    }
    for (const searcher::FacetSelection& selection : options.selections) {
        Choice choice{selection.field, {}};
        for (const std::string& value : selection.values) {
            choice.values.merge(chosen(selection.field, value, true));
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

PlainPage PlainSearcher::search(const Query& asked, const searcher::SearchOptions& options) const {
    if (leaves_.size() > 500) leaves_.clear();
    Query query = asked;
    const std::vector<Choice> choices = take_choices(query, options);
    PlainPage page;
    std::set<std::string> earlier;
    std::set<std::string> current;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        if (!matches(query, i)) continue;
        const bool passes_all =
            std::ranges::all_of(choices, [&](const Choice& choice) { return passes(choice, i); });
        const bool is_current = revisions_[i].revision.is_current();
        if (passes_all) (is_current ? current : earlier).insert(revisions_[i].entry.id);
        if (!options.include_superseded && !is_current) continue;
        std::set<FieldId> failed;
        for (const Choice& choice : choices) {
            if (!passes(choice, i)) failed.insert(choice.field);
        }
        if (failed.empty()) page.hits.push_back({i, 0});
        for (const FieldId field : options.facets) {
            const bool counts = failed.empty() || failed == std::set{field};
            if (!counts) continue;
            for (const std::string& value : facet_values(i, field)) {
                ++page.counts[field][value];
            }
        }
    }
    page.total = page.hits.size();
    std::erase_if(earlier, [&](const std::string& id) { return current.contains(id); });
    if (!options.include_superseded) page.earlier_wordings = earlier.size();
    if (options.sort == Sort::Oldest) std::ranges::reverse(page.hits);
    if (options.sort == Sort::Relevance) {
        for (PlainHit& hit : page.hits) {
            hit.score = score(query, hit.revision);
        }
        std::ranges::stable_sort(page.hits, std::greater{}, &PlainHit::score);
    }
    return page;
}

}  // namespace onrecord::support
