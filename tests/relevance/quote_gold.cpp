// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/quote_gold.hpp"

#include <algorithm>

namespace onrecord::tests {
namespace {

std::vector<schema::Span> spans(const boost::json::value& pairs,
                                const std::vector<std::uint32_t>& offsets) {
    std::vector<schema::Span> spans;
    for (const auto& pair : pairs.as_array()) {
        const auto begin = pair.as_array()[0].to_number<std::size_t>();
        const auto end = pair.as_array()[1].to_number<std::size_t>();
        if (begin < end && end < offsets.size()) spans.push_back({offsets[begin], offsets[end]});
    }
    return spans;
}

std::uint32_t bytes(const std::vector<schema::Span>& spans) {
    std::uint32_t sum = 0;
    for (const auto& span : spans) {
        sum += span.length();
    }
    return sum;
}

std::uint32_t shared_bytes(const std::vector<schema::Span>& spans, schema::Span with) {
    std::uint32_t sum = 0;
    for (const auto& span : spans) {
        if (overlap(span, with)) {
            sum += std::min(span.end, with.end) - std::max(span.begin, with.begin);
        }
    }
    return sum;
}

GoldDocument document_of(const boost::json::value& line, std::string_view lang) {
    GoldDocument document;
    document.entry.id = text_of(line, "doc");
    document.entry.liveblog = document.entry.id;
    document.entry.text = text_of(line, "text");
    document.entry.lang = lang;
    return document;
}

void add(GoldDocument& document, GoldQuote gold) {
    if (gold.content.empty()) return;
    gold.content_bytes = bytes(gold.content);
    document.quotes.push_back(std::move(gold));
}

}  // namespace

std::vector<GoldDocument> read_polnear(const std::filesystem::path& file) {
    std::vector<GoldDocument> documents;
    for (const auto& line : read_json_lines(file)) {
        GoldDocument& document = documents.emplace_back(document_of(line, "en"));
        const auto offsets = character_offsets(document.entry.text);
        for (const auto& one : line.at("attributions").as_array()) {
            add(document,
                {spans(one.at("content"), offsets),
                 spans(one.at("source"), offsets),
                 text_of(one, "quote_type") == "direct",
                 0});
        }
    }
    return documents;
}

std::vector<GoldDocument> read_german(const std::filesystem::path& file) {
    std::vector<GoldDocument> documents;
    for (const auto& line : read_json_lines(file)) {
        GoldDocument& document = documents.emplace_back(document_of(line, "de"));
        const auto offsets = character_offsets(document.entry.text);
        for (const auto& one : line.at("attributions").as_array()) {
            add(document,
                {spans(one.at("quote").at("spans"), offsets),
                 spans(one.at("speaker").at("spans"), offsets),
                 text_of(one, "type") == "Direct",
                 0});
        }
    }
    return documents;
}

const schema::Quote* best_overlap(const GoldQuote& gold, const std::vector<schema::Quote>& quotes) {
    const schema::Quote* best = nullptr;
    std::uint32_t most = 0;
    for (const auto& quote : quotes) {
        if (quote.where != schema::Where::Body || quote.kind == schema::QuoteKind::Reported) {
            continue;
        }
        const auto shared = shared_bytes(gold.content, quote.span);
        if (shared <= most) continue;
        most = shared;
        best = &quote;
    }
    return best;
}

const GoldQuote* smallest_around(const GoldDocument& document, schema::Span span) {
    const GoldQuote* best = nullptr;
    for (const auto& gold : document.quotes) {
        if (gold.source.empty() || 2 * shared_bytes(gold.content, span) < span.length()) continue;
        if (best == nullptr || gold.content_bytes < best->content_bytes) best = &gold;
    }
    return best;
}

bool names_source(const schema::Quote& quote, const GoldQuote& gold) {
    if (quote.rule.empty() || quote.evidence_where != schema::Where::Body) return false;
    return std::any_of(gold.source.begin(), gold.source.end(), [&](schema::Span source) {
        return overlap(source, quote.evidence);
    });
}

int word_count(const GoldDocument& document, const schema::Quote& quote) {
    int words = 0;
    bool is_inside = false;
    for (const char letter :
         std::string_view{document.entry.text}.substr(quote.span.begin, quote.span.length())) {
        const bool is_letter = letter != ' ' && letter != '\n';
        words += is_letter && !is_inside ? 1 : 0;
        is_inside = is_letter;
    }
    return words;
}

}  // namespace onrecord::tests
