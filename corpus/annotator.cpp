// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotator.hpp"

#include "corpus/annotation/countries/resolver.hpp"
#include "corpus/annotation/quotes/rules.hpp"
#include "corpus/annotation/topics/classifier.hpp"

#include <algorithm>

namespace onrecord::corpus {

using namespace annotation;

struct Annotator::State {
    Lexicons lexicons;
    Gazetteer gazetteer;
    CountryResolver resolver{gazetteer};
    TopicClassifier topics;
};

Annotator::Annotator(const AnnotatorOptions&) : state_{std::make_unique<const State>()} {}
Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

namespace {

std::string words_of(const Narration& told, ItemRange range) {
    if (range.end <= range.begin) return {};
    const auto begin = told.token(range.begin).span.begin;
    const auto end = told.token(range.end - 1).span.end;
    return std::string{told.reading->text.substr(begin, end - begin)};
}

std::size_t word_count(const Reading& reading, TokenRange range) {
    std::size_t count = 0;
    for (auto at = range.begin; at < range.end; ++at)
        count += reading.tokens[at].is_word() ? 1U : 0U;
    return count;
}

}  // namespace

std::vector<schema::Annotations> Annotator::annotate(
    std::span<const schema::Entry> liveblog) const {
    std::vector<schema::Annotations> all;
    for (const schema::Entry& entry : liveblog) {
        schema::Annotations& annotations = all.emplace_back();
        const Lexicon& lexicon = state_->lexicons.of(entry.lang);
        Reading title;
        Reading body;
        read(entry.title, lexicon, title);
        read(entry.text, lexicon, body);
        const auto spans = find_quoted_spans(body);
        const Narration told = narrate(body, spans);
        const auto attributions = attribute(told);
        for (std::uint32_t quote = 1; quote <= spans.size(); ++quote) {
            schema::Quote& made = annotations.quotes.emplace_back();
            made.span = spans[quote - 1].inner;
            made.is_repaired = spans[quote - 1].is_repaired;
            if (word_count(body, spans[quote - 1].tokens) < 3) made.kind = schema::QuoteKind::Scare;
            if (!attributions[quote]) continue;
            const Source& source = attributions[quote]->source;
            made.rule = attributions[quote]->rule;
            made.level = attributions[quote]->level;
            made.evidence = {told.token(source.head.begin).span.begin,
                             told.token(source.head.end - 1).span.end};
            if (made.kind == schema::QuoteKind::Scare) continue;
            if (told.token(source.head.begin).is_capital &&
                !told.is(source.head.begin, WordClass::NotName)) {
                made.speaker = words_of(told, source.head);
            }
            if (!made.speaker.empty()) annotations.speakers.push_back(made.speaker);
        }
        std::sort(annotations.speakers.begin(), annotations.speakers.end());
        annotations.speakers.erase(
            std::unique(annotations.speakers.begin(), annotations.speakers.end()),
            annotations.speakers.end());
        PlacedText texts[] = {
            {&title, {}},
            {&body,  {}}
        };
        CountryCounts counts[2];
        CountryCounts sum;
        for (int at = 0; at < 2; ++at) {
            state_->gazetteer.find(*texts[at].reading, texts[at].mentions);
            state_->resolver.count_plain(texts[at], counts[at]);
            sum.add(counts[at]);
        }
        annotations.countries = state_->resolver.codes(sum);
        annotations.focus_countries = state_->resolver.focus(counts[0], sum);
        annotations.topics = state_->topics.classify(entry, title, body);
    }
    return all;
}

std::vector<schema::SpeakerAlias> Annotator::speaker_aliases() const { return {}; }

std::string Annotator::version() const { return "1"; }

}  // namespace onrecord::corpus
