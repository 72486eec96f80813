// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/relevance/gold.hpp"

// Gold quotes of PolNeAR and of the German Wikinews corpus in one shape.
namespace onrecord::tests {

struct GoldQuote {
    std::vector<schema::Span> content;
    std::vector<schema::Span> source;
    bool is_direct = false;
    std::uint32_t content_bytes = 0;
};

struct GoldDocument {
    schema::Entry entry;
    std::vector<GoldQuote> quotes;
};

std::vector<GoldDocument> read_polnear(const std::filesystem::path& file);
std::vector<GoldDocument> read_german(const std::filesystem::path& file);

/// Our quote that shares most bytes with `gold`; null when none does.
const schema::Quote* best_overlap(const GoldQuote& gold, const std::vector<schema::Quote>& quotes);
/// The gold quote with the least content that covers at least half of `span` and has a source.
const GoldQuote* smallest_around(const GoldDocument& document, schema::Span span);
/// True when the evidence overlaps the gold source.
bool names_source(const schema::Quote& quote, const GoldQuote& gold);
int word_count(const GoldDocument& document, const schema::Quote& quote);

}  // namespace onrecord::tests
