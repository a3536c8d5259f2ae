// The Boost Graph Library's Dijkstra, timed in processor time, one request a line:
//   all S      the seconds of a search from vertex S, and the sum of the distances
//   point S T  the seconds of a search that stops at T, and the distance
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

struct Road {
  std::uint32_t weight;
};
using Graph = boost::compressed_sparse_row_graph<
    boost::directedS, boost::no_property, Road, boost::no_property, std::uint32_t, std::uint32_t>;

struct Reached {};

struct Stop : boost::default_dijkstra_visitor {
  std::uint32_t goal;
  explicit Stop(std::uint32_t goal) : goal(goal) {}
  void examine_vertex(std::uint32_t vertex, const Graph&) const {
    if (vertex == goal) throw Reached();
  }
};

int main(int count, char** arguments) {
  if (count < 2) return 2;
  FILE* file = std::fopen(arguments[1], "r");
  if (!file) return 66;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Road> roads;
  std::uint32_t vertices = 0;
  char line[256];
  while (std::fgets(line, sizeof line, file)) {
    unsigned a, b, c;
    if (std::sscanf(line, "p sp %u %u", &a, &b) == 2) vertices = a;
    if (std::sscanf(line, "a %u %u %u", &a, &b, &c) == 3) {
      ends.emplace_back(a - 1, b - 1);
      roads.push_back(Road{c});
    }
  }
  std::fclose(file);
  Graph graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), roads.begin(),
              vertices);
  std::vector<std::uint32_t> distances(vertices), parents(vertices);
  std::cout << "ready" << std::endl;
  std::string name;
  while (std::cin >> name) {
    std::uint32_t source = 0, goal = 0;
    std::cin >> source;
    if (name == "point") std::cin >> goal;
    auto start = std::clock();
    auto weights = boost::get(&Road::weight, graph);
    auto index = boost::get(boost::vertex_index, graph);
    auto distanceMap = boost::make_iterator_property_map(distances.begin(), index);
    auto parentMap = boost::make_iterator_property_map(parents.begin(), index);
    try {
      boost::dijkstra_shortest_paths_no_color_map(
          graph, source,
          boost::predecessor_map(parentMap).distance_map(distanceMap).weight_map(weights).visitor(
              Stop(name == "point" ? goal : std::numeric_limits<std::uint32_t>::max())));
    } catch (Reached) {
    }
    double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    double sum = 0;
    if (name == "point") {
      sum = distances[goal];
    } else {
      for (auto distance : distances)
        if (distance != std::numeric_limits<std::uint32_t>::max()) sum += distance;
    }
    std::cout.precision(17);
    std::cout << seconds << " " << sum << std::endl;
  }
}
