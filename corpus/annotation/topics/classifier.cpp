// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/topics/classifier.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace onrecord::corpus::annotation {
namespace {

// Scores and biases are twelfths of a logit, weights of words are halves (scripts/train-topics).
constexpr float bias_scale = 12;
constexpr float word_scale = 2;
constexpr std::uint8_t title_weight = 2;
constexpr float section_score = 100;
constexpr float least_best = -30;  ///< Below it nothing speaks for any topic.
constexpr float least_other = 6;   ///< A second topic must be likely by the Entry's own words.
constexpr float near_best = .75;   ///< A Liveblog may be about two: a war and its diplomacy.
/// The weight of the other Entries' mean beside an Entry's own words: a liveblog is about one
/// thing, and a short Entry says little (chosen among 1.5, 3, 5, 6 on the seed and the Mirror
/// page).
constexpr float weight_of_liveblog = 5;
constexpr float few_entries = 3;             ///< So many say half of what many say.
constexpr std::uint32_t least_mentions = 2;  ///< Of a narrower topic; a title counts twice.

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// The hash of a label of one stem or of two.
std::uint64_t label_of(std::uint32_t first, std::uint32_t second = KnownWord::no_stem) {
    std::uint64_t hash = (std::uint64_t{first} << 32U | second) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ hash >> 32U) * 0xc4ceb9fe1a85ec53ULL;
    return (hash ^ hash >> 29U) | 1U;
}

/// 1 + ln of a count: a word's tenth mention says little more than its second.
std::array<float, 256> logarithms() {
    std::array<float, 256> factors{};
    for (std::size_t count = 1; count < factors.size(); ++count) {
        factors[count] = 1 + std::log(static_cast<float>(count));
    }
    return factors;
}
const std::array<float, 256> factor_of_count = logarithms();

}  // namespace

std::string topic_code(std::size_t topic) {
    std::string code = "medtop:00000000";
    code[7] = static_cast<char>('0' + (topic + 1) / 10);
    code[8] = static_cast<char>('0' + (topic + 1) % 10);
    return code;
}

TopicClassifier::TopicClassifier(const Lexicon& english)
    : words_(english.stem_count()),
      begins_label_(english.stem_count()) {
    read_weights(english);
    read_narrow(english);
    read_sections();
}

void TopicClassifier::read_weights(const Lexicon& english) {
    for_each_row(vocabulary::topics, [&](const auto& columns, int) {
        const auto begin = static_cast<std::uint32_t>(weights_.size());
        const bool is_bias = columns[0] == "*";
        for (const auto part : split(columns[2], ' ')) {
            if (part.empty()) continue;
            const auto colon = part.find(':');
            const auto topic = static_cast<std::uint8_t>(number(part.substr(0, colon)) - 1);
            const int value = number(part.substr(colon + 1));
            if (is_bias) {
                bias_[topic] = static_cast<float>(value);
            } else {
                weights_.push_back({topic, static_cast<std::int8_t>(value)});
            }
        }
        if (is_bias) return;
        Word& word = words_[english.stem(columns[0])];
        word.begin = begin;
        word.count = static_cast<std::uint16_t>(weights_.size() - begin);
        word.idf = static_cast<std::uint16_t>(number(columns[1]));
    });
}

void TopicClassifier::read_narrow(const Lexicon& english) {
    labels_ = HashTable<std::uint32_t>{english.stem_count()};
    for_each_row(vocabulary::narrow_topics, [&](const auto& columns, int) {
        const auto words = split(columns[1], ' ');
        const auto first = english.stem(words[0]);
        const auto label =
            words.size() > 1 ? label_of(first, english.stem(words[1])) : label_of(first);
        if (labels_.find(label) != nullptr) return;
        labels_.add(label, static_cast<std::uint32_t>(narrow_codes_.size()));
        narrow_codes_.emplace_back(columns[0]);
        begins_label_[first] = 1;
    });
}

void TopicClassifier::read_sections() {
    for_each_row(vocabulary::sections, [&](const auto& columns, int) {
        for (const auto name : split(columns[1], '|')) {
            if (sections_.add(name) < section_topic_.size()) continue;
            section_topic_.push_back(static_cast<std::uint8_t>(number(columns[0]) - 1));
        }
    });
}

void TopicClassifier::count_words(const Reading& reading,
                                  std::uint8_t weight,
                                  Scratch& scratch) const {
    std::uint32_t first = KnownWord::no_stem;  // begins a label, while its second word is awaited
    for (const Token& token : reading.tokens) {
        const std::uint32_t begun = std::exchange(first, KnownWord::no_stem);
        if (token.stem == KnownWord::no_stem) continue;
        if (begun != KnownWord::no_stem) count_narrow(label_of(begun, token.stem), weight, scratch);
        if (begins_label_[token.stem] != 0) {
            first = token.stem;
            count_narrow(label_of(first), weight, scratch);
        }
        std::uint8_t& count = scratch.counts[token.stem];
        if (count == 0) {
            scratch.stems.push_back(token.stem);
            __builtin_prefetch(&words_[token.stem]);
        }
        if (count < 255 - weight) count = static_cast<std::uint8_t>(count + weight);
    }
}

void TopicClassifier::count_narrow(std::uint64_t label,
                                   std::uint8_t weight,
                                   Scratch& scratch) const {
    const std::uint32_t* known = labels_.find(label);
    if (known == nullptr) return;
    for (auto& mentions : scratch.narrow) {
        if (mentions.label != *known) continue;
        mentions.count += weight;
        return;
    }
    scratch.narrow.push_back({*known, weight});
}

std::optional<TopicScores> TopicClassifier::scores(Scratch& scratch) const {
    TopicScores sums{};
    float norm = 0;
    for (const std::uint32_t stem : scratch.stems) {
        const Word& word = words_[stem];
        const float factor = factor_of_count[std::exchange(scratch.counts[stem], 0)];
        const float length = factor * static_cast<float>(word.idf);
        norm += length * length;
        const Weight* one = weights_.data() + word.begin;
        for (const Weight* end = one + word.count; one != end; ++one) {
            sums[one->topic] += factor * static_cast<float>(one->value);
        }
    }
    scratch.stems.clear();
    if (norm <= 0) return std::nullopt;
    const float scale = bias_scale / word_scale * 10 / std::sqrt(norm);  // `idf` is ten times it
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        sums[topic] *= scale;
    }
    return sums;
}

TopicEvidence TopicClassifier::read(const schema::Entry& entry,
                                    const Reading& title,
                                    const Reading& body,
                                    Scratch& scratch) const {
    scratch.counts.resize(words_.size());
    scratch.narrow.clear();
    // The weights were learnt from English; in other languages only the Outlet's sections speak.
    if (entry.lang.empty() || entry.lang == "en") {
        count_words(title, title_weight, scratch);
        count_words(body, 1, scratch);
    }
    TopicEvidence evidence;
    evidence.of_words = scores(scratch);
    for (const std::string& section : entry.sections) {
        const auto known = sections_.find(lowered(section));
        if (known == StringIndex::absent) continue;
        evidence.of_sections[section_topic_[known]] += section_score;
        evidence.has_section = true;
    }
    for (const auto& mentions : scratch.narrow) {
        if (mentions.count >= least_mentions) {
            evidence.narrow.push_back(narrow_codes_[mentions.label]);
        }
    }
    std::sort(evidence.narrow.begin(), evidence.narrow.end());
    return evidence;
}

void LiveblogTopics::add(const TopicEvidence& evidence) {
    if (!evidence.of_words) return;
    ++entries_;
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        sum_[topic] += (*evidence.of_words)[topic];
    }
}

TopicScores LiveblogTopics::beside(const TopicEvidence& own) const {
    const std::uint32_t others = entries_ - (own.of_words ? 1 : 0);
    if (others == 0) return {};
    const auto count = static_cast<float>(others);
    const float share = weight_of_liveblog / (count + few_entries);
    TopicScores added{};
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        added[topic] = share * (sum_[topic] - (own.of_words ? (*own.of_words)[topic] : 0));
    }
    return added;
}

TopicsFound TopicClassifier::decide(TopicEvidence evidence, const LiveblogTopics& liveblog) const {
    TopicsFound found;
    found.narrow = std::move(evidence.narrow);
    if (!evidence.of_words && !evidence.has_section) return found;
    TopicScores own = evidence.of_sections;
    TopicScores all = evidence.of_words ? liveblog.beside(evidence) : TopicScores{};
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        if (evidence.of_words) own[topic] += (*evidence.of_words)[topic] + bias_[topic];
        all[topic] += own[topic];
    }
    const float best = *std::max_element(all.begin(), all.end());
    for (std::size_t topic = 0; topic < topic_count; ++topic) {
        const bool is_shared = all[topic] >= least_other && all[topic] >= near_best * best;
        if ((all[topic] == best && best > least_best) || is_shared || own[topic] >= least_other) {
            found.top.push_back(topic_code(topic));
        }
    }
    return found;
}

}  // namespace onrecord::corpus::annotation
