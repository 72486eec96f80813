// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/topics/classifier.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace onrecord::corpus::annotation {
namespace {

constexpr float title_weight = 2;
constexpr float section_score = 3;
constexpr std::size_t most_topics = 3;

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::string topic_code(std::size_t topic) {
    std::string code = "medtop:00000000";
    code[7] = static_cast<char>('0' + (topic + 1) / 10);
    code[8] = static_cast<char>('0' + (topic + 1) % 10);
    return code;
}

TopicClassifier::TopicClassifier() {
    for_each_row(vocabulary::topics, [&](const auto& columns, int) {
        Weights range{static_cast<std::uint32_t>(weights_.size()), 0};
        for (const auto part : split(columns[1], ' ')) {
            const auto colon = part.find(':');
            const int topic = number(part.substr(0, colon)) - 1;
            const int value = number(part.substr(colon + 1));
            weights_.push_back({static_cast<std::uint8_t>(topic), static_cast<std::int8_t>(value)});
            if (columns[0] == "*")
                bias_[static_cast<std::size_t>(topic)] = static_cast<float>(value);
        }
        range.end = static_cast<std::uint32_t>(weights_.size());
        if (columns[0] == "*") return;
        if (words_.add(columns[0]) == of_word_.size()) of_word_.push_back(range);
    });
    for_each_row(vocabulary::sections, [&](const auto& columns, int) {
        for (const auto name : split(columns[1], '|')) {
            if (sections_.add(name) == section_topic_.size()) {
                section_topic_.push_back(static_cast<std::uint8_t>(number(columns[0]) - 1));
            }
        }
    });
}

void TopicClassifier::add_words(const Reading& reading,
                                float weight,
                                TopicScores& sums,
                                float& norm) const {
    std::string word;
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        if (!reading.tokens[at].is_word()) continue;
        word.clear();
        append_lowered(reading.word(at), word);
        const auto number_of = words_.find(word);
        if (number_of == StringIndex::absent) continue;
        norm += weight;
        for (auto one = of_word_[number_of].begin; one < of_word_[number_of].end; ++one) {
            sums[weights_[one].topic] += weight * static_cast<float>(weights_[one].value);
        }
    }
}

TopicScores TopicClassifier::scores(const Reading& title, const Reading& body) const {
    TopicScores sums{};
    float norm = 0;
    add_words(title, title_weight, sums, norm);
    add_words(body, 1, sums, norm);
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        sums[topic] = (norm > 0 ? sums[topic] / std::sqrt(norm) : 0) + bias_[topic];
    }
    return sums;
}

std::vector<std::string> TopicClassifier::classify(const schema::Entry& entry,
                                                   const Reading& title,
                                                   const Reading& body) const {
    TopicScores totals = scores(title, body);
    for (const std::string& section : entry.sections) {
        const auto known = sections_.find(lowered(section));
        if (known != StringIndex::absent) totals[section_topic_[known]] += 100 * section_score;
    }
    const float best = *std::max_element(totals.begin(), totals.end());
    std::vector<std::string> codes;
    if (best <= 0) return codes;
    for (std::size_t topic = 0; topic < topic_count && codes.size() < most_topics; ++topic) {
        if (totals[topic] > 0 && totals[topic] >= best * 0.75F) codes.push_back(topic_code(topic));
    }
    return codes;
}

}  // namespace onrecord::corpus::annotation
