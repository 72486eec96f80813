// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotator.hpp"
#include "corpus/document_reader.hpp"
#include "schema/analyzer.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/drafts/named.hpp"
#include "searcher/drafts/unread_marks.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher {
namespace {

/// Speech without marks is somebody's only where the draft says so line by line.
bool is_quotation(const schema::Quote& quote) {
    if (quote.where != schema::Where::Body || quote.kind == schema::QuoteKind::Reported) {
        return false;
    }
    return quote.kind != schema::QuoteKind::Block ||
           (quote.rule == "transcript-turn" && quote.level == schema::Level::High);
}

DraftQuotation made_of(const schema::Quote& quote,
                       const std::string& text,
                       const std::string& lang) {
    DraftQuotation quotation;
    quotation.span = quote.span;
    quotation.words = text.substr(quote.span.begin, quote.span.length());
    quotation.speaker = quote.speaker;
    quotation.level = quote.level;
    quotation.rule = quote.rule;
    quotation.stance = quote.stance;
    quotation.is_title_like = quote.kind == schema::QuoteKind::Scare;
    // The contents of a block quote do not identify its speaker.
    const bool is_apart =
        quote.evidence.begin != quote.span.begin || quote.evidence.end != quote.span.end;
    const bool is_evident =
        is_apart && !quote.rule.empty() && quote.evidence_where == schema::Where::Body;
    if (!quotation.speaker.empty() || !is_evident) return quotation;
    drafts::Named named = drafts::named_in(text, quote.evidence, lang);
    quotation.speaker = std::move(named.name);
    // Where the annotator abstains it gives no level that could be trusted for another's name.
    quotation.level = named.is_doubtful ? schema::Level::Low : schema::Level::Middle;
    return quotation;
}

/// Nobody said what has no words ("", "...").
bool has_words(std::string_view text, const schema::Analyzer& analyzer) {
    return !analyzer.read(text, "en").empty();
}

/// Text in quotation marks that the annotator did not recognise is checked too, for any speaker.
void add_unread(Draft& draft, const schema::Analyzer& analyzer) {
    std::vector<schema::Span> read;
    for (const DraftQuotation& quotation : draft.quotations) {
        read.push_back(quotation.span);
    }
    for (const schema::Span span : drafts::unread_marks(draft.text, read)) {
        const auto between = std::string_view{draft.text}.substr(span.begin, span.length());
        if (!has_words(between, analyzer)) continue;
        DraftQuotation quotation;
        quotation.span = span;
        quotation.words = draft.text.substr(span.begin, span.length());
        quotation.rule = "marks-alone";
        draft.quotations.push_back(std::move(quotation));
    }
    std::ranges::stable_sort(
        draft.quotations, {}, [](const DraftQuotation& quotation) { return quotation.span.begin; });
}

/// Whether one sentence of the draft holds both: nothing between them ends it ("...," she said,
/// "...").
bool is_one_sentence(std::string_view between) {
    constexpr std::size_t most_attribution_bytes = 200;
    return between.size() <= most_attribution_bytes &&
           between.find_first_of(".?!\n") == std::string_view::npos;
}

void mark_continued(Draft& draft) {
    for (std::size_t i = 1; i < draft.quotations.size(); ++i) {
        const schema::Span before = draft.quotations[i - 1].span;
        DraftQuotation& quotation = draft.quotations[i];
        if (before.end > quotation.span.begin) continue;
        const std::string_view words{quotation.words};
        const bool begins_anew = !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
        quotation.is_continued =
            !begins_anew && is_one_sentence(std::string_view{draft.text}.substr(
                                before.end, quotation.span.begin - before.end));
    }
}

}  // namespace

struct DraftReader::State {
    corpus::Annotator annotator;
};

DraftReader::DraftReader() : state_{std::make_unique<const State>()} {}
DraftReader::~DraftReader() = default;
DraftReader::DraftReader(DraftReader&&) noexcept = default;
DraftReader& DraftReader::operator=(DraftReader&&) noexcept = default;

schema::Result<Draft> DraftReader::read(std::string_view bytes, std::string_view name) const {
    auto document = corpus::read_document(bytes, name);
    if (!document) return document.error();
    schema::Entry entry;
    entry.text = std::move(document->text);
    entry.lang = document->lang.empty() ? "en" : document->lang;
    entry.typed_quotes = std::move(document->set_apart);
    const auto annotations = state_->annotator.annotate({&entry, 1});
    Draft draft;
    draft.kind = corpus::name_of(document->kind);
    draft.lang = document->lang;
    const schema::Analyzer analyzer;
    for (const schema::Quote& quote : annotations.front().quotes) {
        if (!is_quotation(quote)) continue;
        DraftQuotation quotation = made_of(quote, entry.text, entry.lang);
        if (has_words(quotation.words, analyzer)) draft.quotations.push_back(std::move(quotation));
    }
    draft.text = std::move(entry.text);
    add_unread(draft, analyzer);
    mark_continued(draft);
    return draft;
}

}  // namespace onrecord::searcher
