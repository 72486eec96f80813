// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// What an Entry is about: IPTC Media Topics of the top level, by a linear classifier whose weights
// scripts/train-topics made (topics/vocabulary/README.md), after the Outlet's own sections.
namespace onrecord::corpus::annotation {

inline constexpr std::size_t topic_count = 17;
using TopicScores = std::array<float, topic_count>;

class TopicClassifier {
public:
    TopicClassifier();

    /// Topics of an Entry, sorted. At least one is named unless nothing at all speaks for any.
    std::vector<std::string> classify(const schema::Entry& entry,
                                      const Reading& title,
                                      const Reading& body) const;
    /// The score of each top topic, before the threshold; for tests and measuring.
    TopicScores scores(const Reading& title, const Reading& body) const;

private:
    void add_words(const Reading& reading, float weight, TopicScores& sums, float& norm) const;

    struct Weight {
        std::uint8_t topic;
        std::int8_t value;
    };
    struct Weights {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    StringIndex words_;
    std::vector<Weights> of_word_;
    std::vector<Weight> weights_;
    TopicScores bias_{};
    StringIndex sections_;
    std::vector<std::uint8_t> section_topic_;
};

/// `medtop:04000000` for 3.
std::string topic_code(std::size_t topic);

}  // namespace onrecord::corpus::annotation
