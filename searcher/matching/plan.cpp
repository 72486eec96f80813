// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/plan.hpp"

#include "schema/document.hpp"
#include "searcher/facets/value_matching.hpp"
#include "searcher/matching/scoring.hpp"
#include "searcher/parsing/suggestion.hpp"
#include "searcher/shards/hidden_with.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string_view>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

/// How many documents have any of the stems in the text or in the title, whichever is more.
std::uint64_t documents_with(const PlanContext& context, const std::vector<std::string>& stems) {
    std::uint64_t bodies = 0;
    std::uint64_t titles = 0;
    for (const std::string& stem : stems) {
        const std::string term = schema::word_term(FieldId::Text, stem);
        if (term.empty()) continue;
        for (const ShardHandle& shard : context.shards) {
            const schema::PostingList list = shard.shard->postings.find(term);
            const HiddenWith hidden = hidden_with(shard, term);
            bodies += list.bodies() - hidden.bodies;
            titles += list.titles() - hidden.titles;
        }
    }
    return std::max(bodies, titles);
}

PlannedWord plan_word(const std::string& form, const PlanContext& context) {
    PlannedWord word;
    word.form = form;
    for (const std::string& lang : context.generation.languages) {
        word.stems.emplace_back(context.analyzer.stem(form, lang));
    }
    std::ranges::sort(word.stems);
    word.stems.erase(std::unique(word.stems.begin(), word.stems.end()), word.stems.end());
    word.documents = documents_with(context, word.stems);
    word.weight = inverse_frequency(word.documents, context.generation.documents);
    return word;
}

using Frequency = std::pair<std::string_view, std::uint64_t>;

/// The forms that begin with `prefix` in any Shard, commonest first.
std::vector<Frequency> forms_with(const PlanContext& context, const std::string& prefix) {
    std::map<std::string_view, std::uint64_t> frequencies;
    for (const ShardHandle& handle : context.shards) {
        const schema::TokenColumn& tokens = handle.shard->tokens;
        for (const schema::WordId word : tokens.with_prefix(prefix)) {
            const std::uint64_t shown =
                tokens.frequency(word) - handle.prepared->hidden_frequency(word);
            if (shown > 0) frequencies[tokens.form(word)] += shown;
        }
    }
    std::vector<Frequency> forms{frequencies.begin(), frequencies.end()};
    std::ranges::stable_sort(forms, std::greater{}, &Frequency::second);
    return forms;
}

void plan_wildcard(Plan& plan, const std::string& prefix, const PlanContext& context) {
    std::vector<Frequency> forms = forms_with(context, prefix);
    if (forms.size() > context.limits.wildcard_words) {
        context.problems.push_back(
            {in_quotes(prefix + '*') + " stands for " + std::to_string(forms.size()) +
                 " words; only the commonest " + std::to_string(context.limits.wildcard_words) +
                 " were searched. Write more letters.",
             {},
             std::nullopt,
             schema::Severity::Warning});
        forms.resize(context.limits.wildcard_words);
    }
    std::uint64_t places = 0;
    for (const auto& [form, frequency] : forms) {
        plan.forms.emplace_back(form);
        places += frequency;
    }
    plan.weight = inverse_frequency(places, context.generation.documents);
}

bool is_in_column(FieldId field) { return schema::field(field).is_facet; }

void plan_value(Plan& plan, const std::string& value, const PlanContext& context) {
    if (is_in_column(plan.field)) {
        plan.values = matching_values(context.generation.facets,
                                      context.generation.generation->speaker_aliases(),
                                      plan.field,
                                      value,
                                      Reading::Query);
    }
    // Narrow topics and ids stand in terms only.
    if (plan.values.empty()) plan.term = schema::boolean_term(plan.field, value);
}

}  // namespace

Plan make_plan(const Query& query, const PlanContext& context) {
    Plan plan;
    plan.kind = query.kind;
    plan.field = query.field;
    plan.period = query.period;
    plan.distance = query.distance;
    switch (query.kind) {
        case QueryKind::Word:
        case QueryKind::Phrase:
            for (const std::string& form : query.words) {
                plan.words.push_back(plan_word(form, context));
            }
            break;
        case QueryKind::Wildcard:
            plan_wildcard(plan, query.words.front(), context);
            break;
        case QueryKind::Value:
            plan_value(plan, query.value, context);
            break;
        default:
            break;
    }
    for (const Query& child : query.children) {
        plan.children.push_back(make_plan(child, context));
    }
    return plan;
}

namespace {

constexpr std::string_view kind_names[] = {
    "all", "nothing", "and", "or", "not", "near", "word", "phrase", "wildcard", "value", "date"};

std::string weight_text(double weight) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", weight);
    return text;
}

std::string words_text(const Plan& plan) {
    std::string text;
    for (const PlannedWord& word : plan.words) {
        text += "; " + word.form + " as";
        for (const std::string& stem : word.stems) {
            text += ' ' + stem;
        }
        text += " in " + std::to_string(word.documents) + ", weight " + weight_text(word.weight);
    }
    return text;
}

std::string values_text(const Plan& plan, const FacetDictionary& facets) {
    std::string text;
    for (const ValueId value : plan.values) {
        text += "; " + facets.facet(plan.field).values[value];
    }
    return plan.term.empty() ? text : text + "; term " + plan.term;
}

std::string forms_text(const Plan& plan) {
    std::string text = "; " + std::to_string(plan.forms.size()) + " forms:";
    for (const std::string& form : plan.forms) {
        text += ' ' + form;
    }
    return text + ", weight " + weight_text(plan.weight);
}

void print(const Plan& plan, const FacetDictionary& facets, std::size_t depth, std::string& text) {
    text += std::string(2 * depth, ' ') +
            std::string{kind_names[static_cast<std::size_t>(plan.kind)]} + " (" +
            std::string{schema::field(plan.field).name} + ')' + words_text(plan);
    if (plan.kind == QueryKind::Value) text += values_text(plan, facets);
    if (plan.kind == QueryKind::Wildcard) text += forms_text(plan);
    text += '\n';
    for (const Plan& child : plan.children) {
        print(child, facets, depth + 1, text);
    }
}

}  // namespace

std::string to_string(const Plan& plan, const FacetDictionary& facets) {
    std::string text;
    print(plan, facets, 0, text);
    return text;
}

}  // namespace onrecord::searcher
