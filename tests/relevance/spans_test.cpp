// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

// Where quoted words begin and end, on a written mix of marks, apostrophes, odd marks and carried
// paragraphs (tests/relevance/spans_gold.txt).
namespace onrecord::tests {
namespace {

struct Sample {
    std::string text;
    std::vector<schema::Span> spans;
};

Sample read_sample(const std::string& line) {
    Sample sample;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto here = static_cast<std::uint32_t>(sample.text.size());
        if (line[at] == '{') {
            sample.spans.push_back({here, here});
        } else if (line[at] == '}') {
            sample.spans.back().end = here;
        } else if (line.compare(at, 2, "\\n") == 0) {
            sample.text += '\n';
            ++at;
        } else {
            sample.text += line[at];
        }
    }
    return sample;
}

std::vector<Sample> read_samples() {
    std::ifstream stream{"tests/relevance/spans_gold.txt"};
    std::vector<Sample> samples;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#' || line == "---") continue;
        samples.push_back(read_sample(line));
    }
    return samples;
}

TEST(QuotedSpans, AreFoundExactly) {
    const auto samples = read_samples();
    ASSERT_FALSE(samples.empty());
    const corpus::annotation::Lexicon english{"en"};
    int right = 0;
    int all = 0;
    for (const Sample& sample : samples) {
        corpus::annotation::Reading reading;
        corpus::annotation::read(sample.text, english, reading);
        std::vector<corpus::annotation::QuotedSpan> spans;
        corpus::annotation::find_quoted_spans(reading, spans);
        std::vector<schema::Span> found;
        for (const auto& span : spans) {
            found.push_back(span.inner);
        }
        const auto count = std::max<std::size_t>(1, sample.spans.size());
        all += static_cast<int>(count);
        if (found == sample.spans) {
            right += static_cast<int>(count);
            continue;
        }
        std::cout << "  not exact: " << sample.text << "\n";
        for (const auto& span : found) {
            std::cout << "     found: {" << sample.text.substr(span.begin, span.length()) << "}\n";
        }
    }
    std::printf("quoted spans, written mix: %.3f exact (%d of %d)\n",
                static_cast<double>(right) / all,
                right,
                all);
    EXPECT_GE(static_cast<double>(right) / all, 0.99);
}

}  // namespace
}  // namespace onrecord::tests
